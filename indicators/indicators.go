// Package indicators defines the figures of the report and the text of its paragraph. It is plain data: graph hands it to the compiler of
// queries, which plans each figure as an ordinary query of the GraphQL schema. It changes when the bureau reports something else.
package indicators

import "slices"

// Indicator defines one figure of the report. The report, and every other place that shows the figure, uses this definition.
type Indicator struct {
	// Name is the name of the figure's field in the GraphQL type Report.
	Name string
	// Operation is the root field of a GraphQL query whose answer is the value for the days $from to $until, both included.
	// It is a connection with a filter that selects either totalCount or one aggregate of one field.
	Operation string
	// Whole is such a root field for a share, and empty for any other indicator. The value of a share is Operation's answer in
	// percent of Whole's answer.
	Whole string

	// Label is the name for readers, Unit is the unit of the value, and Note says what is counted.
	Label, Unit, Note Words
}

// Words is a text in Chinese and in English.
type Words struct{ ZH, EN string }

// All returns all indicators in the order of the report.
func All() []Indicator {
	return slices.Concat(consumerIndicators, caseIndicators, coverageIndicators, equipmentIndicators, productIndicators, pharmacyIndicators)
}

// consumerIndicators measure complaints and reports, and the registers kept for consumers.
var consumerIndicators = []Indicator{
	{
		Name:      "complaintsReceived",
		Operation: `complaints(where: {receivedOn: {gte: $from, lte: $until}}) { totalCount }`,
		Label:     Words{"接收投诉举报", "Complaints received"}, Unit: Words{"件", "complaints"},
		Note: Words{"按接收日期计。", "Counted by the day of receipt."},
	},
	{
		Name:      "recoveredForConsumers",
		Operation: `complaints(where: {receivedOn: {gte: $from, lte: $until}}) { aggregate { sum { recoveredAmount } } }`,
		Label:     Words{"挽回损失", "Recovered for consumers"}, Unit: Words{"元", "yuan"},
		Note: Words{"当期接收的投诉所挽回的金额。", "Of complaints received in the period."},
	},
	{
		Name:      "acknowledgedInOneDay",
		Operation: `complaints(where: {receivedOn: {gte: $from, lte: $until}, acknowledgedInTime: {eq: true}}) { totalCount }`,
		Whole:     `complaints(where: {receivedOn: {gte: $from, lte: $until}}) { totalCount }`,
		Label:     Words{"1个工作日响应率", "Answered within one working day"}, Unit: Words{"%", "%"},
		Note: Words{"当期接收的投诉举报中，1个工作日内响应的比例。", "As a share of those received in the period."},
	},
	{
		Name:      "closedInSevenDays",
		Operation: `complaints(where: {receivedOn: {gte: $from, lte: $until}, closedInTime: {eq: true}}) { totalCount }`,
		Whole:     `complaints(where: {receivedOn: {gte: $from, lte: $until}}) { totalCount }`,
		Label:     Words{"7个工作日办结率", "Closed within seven working days"}, Unit: Words{"%", "%"},
		Note: Words{"当期接收的投诉举报中，7个工作日内办结的比例。", "As a share of those received in the period."},
	},
	{
		Name:      "analysisReports",
		Operation: `analysisReports(where: {issuedOn: {gte: $from, lte: $until}}) { totalCount }`,
		Label:     Words{"消费投诉分析报告", "Analysis reports"}, Unit: Words{"份", "reports"},
		Note: Words{"按发布日期计。", "Counted by the day of issue."},
	},
	{
		Name:      "noReasonReturnMerchants",
		Operation: `promiseMerchants(where: {scheme: {eq: NO_REASON_RETURN}, joinedOn: {lte: $until}, or: [{leftOn: {isNull: true}}, {leftOn: {gt: $until}}]}) { totalCount }`,
		Label:     Words{"线下无理由退货承诺单位", "Shops that take goods back without reason"}, Unit: Words{"家", "shops"},
		Note: Words{"期末在承诺期内的单位。", "Shops in the scheme on the last day of the period."},
	},
	{
		Name:      "preferredMerchants",
		Operation: `promiseMerchants(where: {scheme: {eq: PREFERRED}, joinedOn: {lte: $until}, or: [{leftOn: {isNull: true}}, {leftOn: {gt: $until}}]}) { totalCount }`,
		Label:     Words{"放心消费优选单位", "Preferred shops"}, Unit: Words{"家", "shops"},
		Note: Words{"期末在承诺期内的单位。", "Shops in the scheme on the last day of the period."},
	},
	{
		Name:      "rightsStations",
		Operation: `rightsStations(where: {openedOn: {lte: $until}, or: [{closedOn: {isNull: true}}, {closedOn: {gt: $until}}]}) { totalCount }`,
		Label:     Words{"消费维权服务站", "Consumer-rights stations"}, Unit: Words{"家", "stations"},
		Note: Words{"期末在运行的维权服务站和调解中心。", "Stations and mediation centres open on the last day of the period."},
	},
}

// caseIndicators measure cases by the day of the decision, and the goods destroyed.
var caseIndicators = []Indicator{
	{
		Name:      "casesDecided",
		Operation: `cases(where: {decidedOn: {gte: $from, lte: $until}}) { totalCount }`,
		Label:     Words{"办结案件", "Cases decided"}, Unit: Words{"件", "cases"},
		Note: Words{"按作出决定的日期计。", "Counted by the day of the decision."},
	},
	{
		Name:      "penaltyAmount",
		Operation: `cases(where: {decidedOn: {gte: $from, lte: $until}}) { aggregate { sum { penaltyAmount } } }`,
		Label:     Words{"罚没款", "Fines and confiscations"}, Unit: Words{"元", "yuan"},
		Note: Words{
			"罚款与没收违法所得之和，按作出决定的日期计，不论是否缴清。",
			"Fines and confiscated gains, counted by the day of the decision, paid or not.",
		},
	},
	{
		Name:      "goodsDestroyed",
		Operation: `goodsMovements(where: {kind: {eq: DESTROY}, movedOn: {gte: $from, lte: $until}}) { aggregate { sum { quantity } } }`,
		Label:     Words{"销毁物品", "Goods destroyed"}, Unit: Words{"件", "items"},
		Note: Words{"按销毁日期计，数量以登记单位相加。", "Counted by the day of destruction; quantities are added up in the units of their lots."},
	},
}

// coverageIndicators measure which food businesses have an official in charge on the last day of the period.
var coverageIndicators = []Indicator{
	{
		Name:      "businessesCovered",
		Operation: `foodBusinesses(where: ` + covered + `) { totalCount }`,
		Label:     Words{"包保主体", "Food businesses covered"}, Unit: Words{"家", "businesses"},
		Note: Words{"期末在营且有包保干部的食品经营主体。", "Food businesses open on the period's last day that an official answered for on that day."},
	},
	{
		Name:      "coverageCompletion",
		Operation: `foodBusinesses(where: ` + covered + `) { totalCount }`,
		Whole:     `foodBusinesses(where: ` + OpenBusinesses + `) { totalCount }`,
		Label:     Words{"包保完成率", "Coverage"}, Unit: Words{"%", "%"},
		Note: Words{"期末有包保干部的主体占在营主体的比例。", "Businesses covered as a share of those open on the period's last day."},
	},
}

// equipmentIndicators measure inspections of special equipment and what came of them.
var equipmentIndicators = []Indicator{
	{
		Name:      "equipmentInspections",
		Operation: `inspections(where: {inspectedOn: {gte: $from, lte: $until}}) { totalCount }`,
		Label:     Words{"特种设备检查", "Special-equipment inspections"}, Unit: Words{"家次", "inspections"},
		Note: Words{"按检查日期计。", "Counted by the day of the inspection."},
	},
	{
		Name:      "hazardsFound",
		Operation: `hazards(where: {inspection: {inspectedOn: {gte: $from, lte: $until}}}) { totalCount }`,
		Label:     Words{"发现隐患", "Hazards found"}, Unit: Words{"个", "hazards"},
		Note: Words{"按检查日期计。", "Counted by the day of the inspection."},
	},
	{
		Name:      "hazardsRemoved",
		Operation: `hazards(where: {inspection: {inspectedOn: {gte: $from, lte: $until}}, removedOn: {isNull: false}}) { totalCount }`,
		Label:     Words{"消除隐患", "Hazards removed"}, Unit: Words{"个", "hazards"},
		Note: Words{"当期检查发现的隐患中已消除的，不论何时消除。", "Of those found in the period, whenever they were removed."},
	},
	{
		Name:      "safetyOrders",
		Operation: `safetyOrders(where: {issuedOn: {gte: $from, lte: $until}}) { totalCount }`,
		Label:     Words{"安全监察指令书", "Safety orders"}, Unit: Words{"份", "orders"},
		Note: Words{"按签发日期计。", "Counted by the day of issue."},
	},
	{
		Name:      "equipmentCasesFiled",
		Operation: `cases(where: {filedOn: {gte: $from, lte: $until}, or: [{inspections: {some: {}}}, {safetyOrders: {some: {}}}]}) { totalCount }`,
		Label:     Words{"特种设备立案", "Cases filed from inspections"}, Unit: Words{"件", "cases"},
		Note: Words{"由特种设备检查、指令书产生的案件，按立案日期计。", "Cases that were filed from inspections of special equipment or from safety orders, counted by the day of filing."},
	},
}

// productIndicators measure the follow-ups of products that failed a sample test.
var productIndicators = []Indicator{
	{
		Name:      "failedProductFollowUps",
		Operation: `followUps(where: {openedOn: {gte: $from, lte: $until}}) { totalCount }`,
		Label:     Words{"不合格产品处置", "Failed products followed up"}, Unit: Words{"批次", "samples"},
		Note: Words{"按启动日期计。", "Counted by the day the follow-up began."},
	},
	{
		Name:      "followUpCompletion",
		Operation: `followUps(where: {openedOn: {gte: $from, lte: $until}, closedOn: {isNull: false}}) { totalCount }`,
		Whole:     `followUps(where: {openedOn: {gte: $from, lte: $until}}) { totalCount }`,
		Label:     Words{"处置完成率", "Follow-ups ended"}, Unit: Words{"%", "%"},
		Note: Words{"当期启动的处置中已办结的比例。", "As a share of those opened in the period."},
	},
}

// pharmacyIndicators measure the supervision of pharmacies through the remote system.
var pharmacyIndicators = []Indicator{
	{
		Name:      "remoteChecks",
		Operation: `remoteChecks(where: {checkedOn: {gte: $from, lte: $until}}) { totalCount }`,
		Label:     Words{"药店远程检查", "Remote checks of pharmacies"}, Unit: Words{"次", "checks"},
		Note: Words{"按检查日期计。", "Counted by the day of the check."},
	},
}

// OpenBusinesses and covered are filters of food businesses. OpenBusinesses keeps those open on the last day of the period, covered those
// of them that have an official in charge on that day.
//
// Registers often do not say when a business opened. Such a business counts as open from the day on which its first level began.
// So an import does not change the reports of earlier periods, and later reports count every imported business that has a level.
const (
	OpenBusinesses = `{and: [{or: [{openedOn: {lte: $until}}, {openedOn: {isNull: true}, levelChanges: {some: {startsOn: {lte: $until}}}}]}, {or: [{closedOn: {isNull: true}}, {closedOn: {gt: $until}}]}]}`
	covered        = `{and: [` + OpenBusinesses + `, {assignments: {some: {startsOn: {lte: $until}, or: [{endsOn: {isNull: true}}, {endsOn: {gt: $until}}]}}}]}`
)

// Narrative is the report as a paragraph. {indicator} stands for a figure and {indicator:format} for a figure in a format: `wan`
// divides by ten thousand, `million` by a million, and `change` is the change from the previous period, empty where the request
// asks for no comparison.
var Narrative = Words{
	ZH: `接收投诉举报{complaintsReceived}件{complaintsReceived:change}，为消费者挽回损失{recoveredForConsumers:wan}万元{recoveredForConsumers:change}，` +
		`1个工作日响应率{acknowledgedInOneDay}%，7个工作日办结率{closedInSevenDays}%，发布消费投诉分析报告{analysisReports}份{analysisReports:change}。` +
		`发展线下无理由退货承诺单位{noReasonReturnMerchants}家{noReasonReturnMerchants:change}、放心消费优选单位{preferredMerchants}家{preferredMerchants:change}，` +
		`建成消费维权服务站{rightsStations}家{rightsStations:change}。` +
		`查办案件{casesDecided}件{casesDecided:change}，罚没款{penaltyAmount:wan}万元{penaltyAmount:change}，销毁物品{goodsDestroyed}件{goodsDestroyed:change}。` +
		`落实食品安全包保，包保主体{businessesCovered}家{businessesCovered:change}，完成率{coverageCompletion}%。` +
		`检查特种设备使用单位{equipmentInspections}家次{equipmentInspections:change}，发现隐患{hazardsFound}个{hazardsFound:change}，消除{hazardsRemoved}个{hazardsRemoved:change}，` +
		`签发安全监察指令书{safetyOrders}份{safetyOrders:change}，立案{equipmentCasesFiled}件{equipmentCasesFiled:change}。` +
		`处置不合格产品{failedProductFollowUps}批次{failedProductFollowUps:change}，完成率{followUpCompletion}%。`,
	EN: `{complaintsReceived} complaints and reports were received{complaintsReceived:change}, and {recoveredForConsumers:million} million yuan were recovered ` +
		`for consumers{recoveredForConsumers:change}; {acknowledgedInOneDay}% were answered within one working day, {closedInSevenDays}% closed within seven; ` +
		`{analysisReports} analysis reports were issued{analysisReports:change}. {noReasonReturnMerchants} shops promised returns without reason` +
		`{noReasonReturnMerchants:change}, {preferredMerchants} were preferred shops{preferredMerchants:change}, and there were {rightsStations} ` +
		`consumer-rights stations{rightsStations:change}. ` +
		`{casesDecided} cases were decided{casesDecided:change}, with {penaltyAmount:million} million yuan in fines and confiscations` +
		`{penaltyAmount:change}; {goodsDestroyed} items were destroyed{goodsDestroyed:change}. ` +
		`Officials answered for {businessesCovered} food businesses{businessesCovered:change}, {coverageCompletion}% of those open. ` +
		`{equipmentInspections} inspections of special equipment{equipmentInspections:change} found {hazardsFound} hazards{hazardsFound:change}, of which ` +
		`{hazardsRemoved} were removed{hazardsRemoved:change}; {safetyOrders} safety orders were issued{safetyOrders:change} and {equipmentCasesFiled} ` +
		`cases filed{equipmentCasesFiled:change}. {failedProductFollowUps} failed products were followed up{failedProductFollowUps:change}, {followUpCompletion}% to the end.`,
}
