package db

// Indicator is a named measure: what a figure of the report means, said once for the report and whatever else shows it.
type Indicator struct {
	// Name is the report's field.
	Name string
	// Operation is the root field of a GraphQL query that answers with the indicator for the days from $from to $until,
	// both of which count: a connection with a filter, and either its totalCount or one aggregate.
	Operation string
	// Whole, where it is not empty, makes the indicator a share, in percent, of what this answers with.
	Whole string

	Label, Unit, Note Words
}

// Words are a text in the two languages of the service.
type Words struct{ ZH, EN string }

// Indicators are all indicators, in the report's order.
func Indicators() []Indicator {
	const decided = `cases(where: {decidedOn: {gte: $from, lte: $until}})`
	return []Indicator{
		{
			Name:      "casesDecided",
			Operation: decided + ` { totalCount }`,
			Label:     Words{"办结案件", "Cases decided"}, Unit: Words{"件", "cases"},
			Note: Words{"按作出决定的日期计。", "Counted by the day of the decision."},
		},
		{
			Name:      "penaltyAmount",
			Operation: decided + ` { aggregate { sum { penaltyAmount } } }`,
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
		{
			Name:      "businessesCovered",
			Operation: `foodBusinesses(where: ` + covered + `) { totalCount }`,
			Label:     Words{"包保主体", "Food businesses covered"}, Unit: Words{"家", "businesses"},
			Note: Words{"期末在营且有包保干部的食品经营主体。", "Food businesses open on the period's last day that an official answered for on that day."},
		},
		{
			Name:      "coverageCompletion",
			Operation: `foodBusinesses(where: ` + covered + `) { totalCount }`,
			Whole:     `foodBusinesses(where: ` + opened + `) { totalCount }`,
			Label:     Words{"包保完成率", "Coverage"}, Unit: Words{"%", "%"},
			Note: Words{"期末有包保干部的主体占在营主体的比例。", "Businesses covered as a share of those open on the period's last day."},
		},
	}
}

const (
	opened  = `{and: [{or: [{openedOn: {isNull: true}}, {openedOn: {lte: $until}}]}, {or: [{closedOn: {isNull: true}}, {closedOn: {gt: $until}}]}]}`
	covered = `{and: [` + opened + `, {assignments: {some: {startsOn: {lte: $until}, or: [{endsOn: {isNull: true}}, {endsOn: {gt: $until}}]}}}]}`
)

// Narrative is the report as a paragraph, with {indicator} or {indicator:format} for a figure. Formats: `wan` is in units
// of ten thousand, `million` of a million, `change` is the change where the report compares, empty where it does not.
var Narrative = Words{
	ZH: `查办案件{casesDecided}件{casesDecided:change}，罚没款{penaltyAmount:wan}万元{penaltyAmount:change}，销毁物品{goodsDestroyed}件{goodsDestroyed:change}。` +
		`落实食品安全包保，包保主体{businessesCovered}家{businessesCovered:change}，完成率{coverageCompletion}%。`,
	EN: `{casesDecided} cases were decided{casesDecided:change}, with {penaltyAmount:million} million yuan in fines and confiscations` +
		`{penaltyAmount:change}; {goodsDestroyed} items were destroyed{goodsDestroyed:change}. ` +
		`Officials answered for {businessesCovered} food businesses{businessesCovered:change}, {coverageCompletion}% of those open.`,
}
