package template

// What several templates have.
var (
	several   = text{"多个用顿号隔开", "several names with 、 between them"}
	byName    = text{"已登记的名称或编号", "its name or number on record"}
	nothing   = text{}
	partyKind = column{"party.kind", text{"当事人类型", "Kind of party"}, nothing}
	partyCode = column{"party.code", text{"统一社会信用代码", "Credit code"}, text{"18 位；没有则不填", "18 characters; leave it empty if there is none"}}
)

// partyRecords are the sources of a party whose name and code stand in the row.
const partyRecords = `
  party:
    sourceKey: {join: [{{party.name}}, {{party.code}}]}
    name: {column: {{party.name}}}
    kind: {column: {{party.kind}}}
    code: {column: {{party.code}}}`

var templates = []Workbook{
	{"cases", text{"行政处罚案件台账", "Penalty cases"}, partyRecords + `
  case:
    caseNo: {column: {{case.caseNo}}}
    field: {column: {{case.field}}}
    source: {column: {{case.source}}}
    procedure: {column: {{case.procedure}}}
    cause: {column: {{case.cause}}}
    filedOn: {column: {{case.filedOn}}}
    valueOfGoods: {column: {{case.valueOfGoods}}}
  decision:
    decisionNo: {column: {{decision.decisionNo}}}
    decidedOn: {column: {{decision.decidedOn}}}
  penalty:
    - {kind: {value: FINE}, amount: {column: {{fine}}}, when: {column: {{fine}}, empty: false}}
    - {kind: {value: CONFISCATION_OF_GAINS}, amount: {column: {{gains}}}, when: {column: {{gains}}, empty: false}}
    - {kind: {value: WARNING}, when: {column: {{warning}}, in: [是, "yes"]}}`, []column{
		{"case.caseNo", text{"案号", "Case number"}, nothing},
		{"party.name", text{"当事人", "Party"}, nothing},
		partyKind, partyCode,
		{"case.field", text{"领域", "Field"}, nothing},
		{"case.source", text{"案件来源", "Source"}, nothing},
		{"case.procedure", text{"适用程序", "Procedure"}, nothing},
		{"case.cause", text{"案由", "Cause"}, nothing},
		{"case.filedOn", text{"立案日期", "Filed on"}, nothing},
		{"case.valueOfGoods", text{"货值金额（元）", "Value of goods"}, nothing},
		{"decision.decisionNo", text{"决定书文号", "Decision number"}, nothing},
		{"decision.decidedOn", text{"决定日期", "Decided on"}, nothing},
		{"fine", text{"罚款（元）", "Fine"}, nothing},
		{"gains", text{"没收违法所得（元）", "Gains confiscated"}, nothing},
		{"warning", text{"警告", "Warning"}, text{"是或留空", "yes, or empty"}},
	}},
	{"businesses", text{"食品经营者名册", "Food businesses"}, partyRecords + `
  foodBusiness:
    sourceKey: {join: [{{foodBusiness.licenceNo}}, {{foodBusiness.name}}]}
    name: {column: {{foodBusiness.name}}}
    licenceNo: {column: {{foodBusiness.licenceNo}}}
    type: {column: {{foodBusiness.type}}}
    level: {column: {{foodBusiness.level}}}
    address: {column: {{foodBusiness.address}}}
    openedOn: {column: {{foodBusiness.openedOn}}}`, []column{
		{"foodBusiness.name", text{"店铺名称", "Business"}, nothing},
		{"foodBusiness.licenceNo", text{"食品经营许可证编号", "Licence number"}, nothing},
		{"party.name", text{"经营者名称", "Operator"}, nothing},
		partyKind, partyCode,
		{"foodBusiness.type", text{"业态", "Type"}, nothing},
		{"foodBusiness.level", text{"包保等级", "Coverage level"}, nothing},
		{"foodBusiness.address", text{"经营场所", "Address"}, nothing},
		{"foodBusiness.openedOn", text{"开业日期", "Opened on"}, nothing},
	}},
	verbTemplate("officials", text{"包保干部名册", "Officials"}, "registerOfficial", "", "",
		column{"name", text{"姓名", "Name"}, nothing},
		column{"post", text{"职务", "Post"}, nothing},
		column{"tier", text{"层级", "Tier"}, nothing},
		column{"division", text{"行政区划代码", "Division code"}, text{"6、9 或 12 位数字", "six, nine or twelve digits"}}),
	verbTemplate("assignments", text{"包保任务分配表", "Coverage assignments"}, "assignCoverage", "", "",
		column{"business", text{"食品经营者", "Food business"}, text{"店铺名称或许可证编号", "its name or licence number"}},
		column{"official", text{"包保干部", "Official"}, byName},
		column{"startsOn", text{"开始日期", "Starts on"}, nothing}),
	verbTemplate("visits", text{"包保督导记录", "Coverage visits"}, "recordVisit", "", `
    findings:
      each: {column: {{found}}, split: "；"}
      fields: {severity: {column: {{recordVisit.findings.severity}}}, text: {part: text}, dueOn: {column: {{recordVisit.findings.dueOn}}}}`,
		column{"business", text{"食品经营者", "Food business"}, text{"店铺名称或许可证编号", "its name or licence number"}},
		column{"visitedOn", text{"督导日期", "Visited on"}, nothing},
		column{"found", text{"发现问题", "Findings"}, text{"多个用分号（；）隔开", "several with ； between them"}},
		column{"findings.severity", text{"严重程度", "Severity"}, nothing},
		column{"findings.dueOn", text{"整改期限", "Due on"}, nothing}),
	verbTemplate("complaints", text{"投诉举报登记表", "Complaints"}, "fileComplaint", "", "",
		column{"complaintNo", text{"登记编号", "Number"}, text{"不填则自动编号", "given by itself if empty"}},
		column{"unit", text{"承办机构", "Unit"}, byName},
		column{"channel", text{"渠道", "Channel"}, nothing},
		column{"kind", text{"类别", "Kind"}, nothing},
		column{"object", text{"客体类别", "Object"}, nothing},
		column{"issue", text{"问题类别", "Issue"}, nothing},
		column{"text", text{"内容", "Text"}, nothing},
		column{"business", text{"被投诉的食品经营者", "Food business"}, byName},
		column{"receivedAt", text{"收到时间", "Received at"}, nothing}),
	verbTemplate("clues", text{"案件线索登记表", "Clues"}, "recordClue", "", "",
		column{"clueNo", text{"线索编号", "Number"}, text{"不填则自动编号", "given by itself if empty"}},
		column{"unit", text{"承办机构", "Unit"}, byName},
		column{"source", text{"线索来源", "Source"}, nothing},
		column{"field", text{"领域", "Field"}, nothing},
		column{"text", text{"内容", "Text"}, nothing},
		column{"receivedOn", text{"收到日期", "Received on"}, nothing}),
	verbTemplate("equipment", text{"特种设备登记表", "Equipment"}, "registerEquipment", partyRecords, "",
		column{"registrationNo", text{"设备注册代码", "Registration number"}, nothing},
		column{"name", text{"设备名称", "Name"}, nothing},
		column{"kind", text{"设备种类", "Kind"}, nothing},
		column{"party.name", text{"使用单位", "User"}, nothing}, partyKind, partyCode,
		column{"address", text{"使用地点", "Address"}, nothing},
		column{"examineBy", text{"下次检验日期", "Examine by"}, nothing}),
	verbTemplate("inspections", text{"特种设备检查记录", "Equipment inspections"}, "recordInspection", "", `
    hazards:
      each: {column: {{found}}, split: "；"}
      fields: {kind: {value: OTHER}, severity: {column: {{recordInspection.hazards.severity}}}, text: {part: text}}`,
		column{"party", text{"使用单位", "User"}, byName},
		column{"unit", text{"检查机构", "Unit"}, byName},
		column{"equipment", text{"设备注册代码", "Registration number"}, nothing},
		column{"inspectors", text{"检查人员", "Inspectors"}, several},
		column{"inspectedOn", text{"检查日期", "Inspected on"}, nothing},
		column{"found", text{"发现隐患", "Hazards"}, text{"多个用分号（；）隔开", "several with ； between them"}},
		column{"hazards.severity", text{"隐患级别", "Severity"}, nothing},
		column{"note", text{"备注", "Note"}, nothing}),
	verbTemplate("pharmacies", text{"药店名册", "Pharmacies"}, "registerPharmacy", partyRecords, "",
		column{"name", text{"药店名称", "Name"}, nothing},
		column{"licenceNo", text{"药品经营许可证编号", "Licence number"}, nothing},
		column{"party.name", text{"经营主体", "Operator"}, nothing}, partyKind, partyCode,
		column{"address", text{"地址", "Address"}, nothing},
		column{"phone", text{"联系电话", "Telephone"}, nothing},
		column{"openedOn", text{"开业日期", "Opened on"}, nothing},
		column{"connectedOn", text{"接入远程监管日期", "Connected on"}, nothing}),
}
