// What the pages of records show of each type: its columns, the part of the operation that reads them, and what a record leads to.
import { label } from '../../lib/language.svelte'
import type { Kind } from '../../lib/table'
import type { Words } from '../../lib/words'

export interface Field {
  label: Words
  kind: Kind
  /** Part of the selection. */
  select: string
  read: (n: any) => string | number | null | undefined
  /** Whether it holds names or texts, which not every role may see. */
  isName?: boolean
  /** Whether only the page of one record shows it. */
  isDetail?: boolean
  /** The field by which the list can be put in order, the largest or latest first. */
  sort?: string
  /** The record that the value leads to. */
  link?: (n: any) => { of: string; id: string } | undefined
}
export interface RecordType {
  /** The field of Query that reads one record, and the type of the list's filter. */
  one: string
  where: string
  title: Words
  orderBy: string
  fields: Field[]
  /** Lists within the record, shown on its page. */
  lists?: { of: string; field: string; title: Words; first?: number }[]
}

type Extra = Partial<Field>
const f = (zh: string, en: string, kind: Kind, path: string, extra: Extra = {}): Field => {
  const names = path.split('.')
  return {
    label: [zh, en], kind,
    select: names.reduceRight((inner, name) => (inner ? `${name} { ${inner} }` : name), ''),
    read: (n) => names.reduce((o: any, name) => o?.[name], n),
    ...(names.length === 1 && kind !== 'text' && { sort: path }),
    ...extra,
  }
}
const e = (zh: string, en: string, type: Parameters<typeof label>[0], path: string, extra: Extra = {}): Field => {
  const read = f(zh, en, 'text', path).read
  return { ...f(zh, en, 'text', path, extra), read: (n) => { const value = read(n); return value == null ? null : label(type, String(value)) } }
}
const yes = (zh: string, en: string, path: string, extra: Extra = {}): Field => {
  const read = f(zh, en, 'text', path).read
  return { ...f(zh, en, 'text', path, extra), read: (n) => { const value: unknown = read(n); return value == null ? null : value ? '✓' : '✗' } }
}
const to = (of: string, field: string) => (n: any) => n[field] && { of, id: n[field].id }
const one = (zh: string, en: string, field: string, of: string, text: string, extra: Extra = {}): Field => f(zh, en, text.endsWith('On') ? 'day' : 'text', `${field}.${text}`, { select: `${field} { id ${text} }`, link: to(of, field), ...extra })
const many = (zh: string, en: string, field: string): Field => ({ label: [zh, en], kind: 'count', select: `${field} { totalCount }`, read: (n) => n[field]?.totalCount })
const name = { isName: true }
const detail = { isDetail: true }
const ofCase = one('案号', 'Case', 'case', 'cases', 'caseNo')
const unit = f('承办机构', 'Unit', 'text', 'unit.name')
const party = one('当事人', 'Party', 'party', 'parties', 'name', name)
const business = one('主体', 'Business', 'business', 'foodBusinesses', 'name', name)

export const types: Record<string, RecordType> = {
  cases: {
    one: 'case', where: 'CaseWhere', title: ['案件', 'Cases'], orderBy: '[{decidedOn: DESC_NULLS_LAST}, {caseNo: DESC}]',
    fields: [
      f('案号', 'Case', 'text', 'caseNo'), e('领域', 'Field', 'CaseField', 'field'), f('案由', 'Cause', 'text', 'cause', name), party, unit, e('状态', 'Status', 'CaseStatus', 'status'),
      f('立案', 'Filed', 'day', 'filedOn'), f('决定', 'Decided', 'day', 'decidedOn'), f('送达', 'Served', 'day', 'servedOn', detail), f('结案', 'Concluded', 'day', 'concludedOn', detail),
      e('来源', 'Source', 'CaseSource', 'source', detail), e('程序', 'Procedure', 'CaseProcedure', 'procedure', detail), f('货值', 'Value of goods', 'money', 'valueOfGoods', detail), f('罚没款', 'Amount', 'money', 'penaltyAmount'), f('未缴', 'Unpaid', 'money', 'unpaidAmount'),
      f('违法事实', 'Facts', 'text', 'facts', { ...name, ...detail }),
    ],
    lists: [
      { of: 'penalties', field: 'penalties', title: ['处罚', 'Penalties'] }, { of: 'payments', field: 'payments', title: ['缴款', 'Payments'] },
      { of: 'goodsLots', field: 'goodsLots', title: ['物品', 'Goods'] }, { of: 'deadlines', field: 'deadlines', title: ['期限', 'Deadlines'] },
      { of: 'caseEvents', field: 'events', title: ['案件进程', 'Timeline'], first: 50 },
    ],
  },
  caseEvents: { one: 'caseEvent', where: 'CaseEventWhere', title: ['案件进程', 'Timeline'], orderBy: '[{occurredOn: ASC}, {id: ASC}]', fields: [f('日期', 'Day', 'day', 'occurredOn'), e('事项', 'Event', 'CaseEventKind', 'kind')] },
  penalties: {
    one: 'penalty', where: 'PenaltyWhere', title: ['处罚', 'Penalties'], orderBy: '[{amount: DESC_NULLS_LAST}, {id: ASC}]',
    fields: [e('种类', 'Kind', 'PenaltyKind', 'kind'), ofCase, f('决定', 'Decided', 'day', 'decision.decidedOn'), f('决定书文号', 'Decision', 'text', 'decision.decisionNo', detail), f('金额', 'Amount', 'money', 'amount'), f('已缴', 'Paid', 'money', 'paidAmount'), f('欠缴（含加处罚款）', 'Balance with surcharge', 'money', 'balance', detail), f('为下限的倍数', 'Times the minimum', 'decimal', 'timesMinimum'), f('内容', 'Text', 'text', 'text', { ...name, ...detail })],
    lists: [{ of: 'payments', field: 'payments', title: ['缴款', 'Payments'] }],
  },
  payments: { one: 'payment', where: 'PaymentWhere', title: ['缴款', 'Payments'], orderBy: '[{paidOn: DESC}, {id: ASC}]', fields: [f('缴款日期', 'Paid on', 'day', 'paidOn'), ofCase, e('类型', 'Kind', 'PaymentKind', 'kind'), e('方式', 'Method', 'PaymentMethod', 'method'), f('票据号', 'Receipt', 'text', 'receiptNo'), f('金额', 'Amount', 'money', 'amount'), f('加处罚款', 'Surcharge', 'money', 'surcharge'), { ...e('处罚', 'Penalty', 'PenaltyKind', 'penalty.kind'), select: 'penalty { id kind }', isDetail: true, link: to('penalties', 'penalty') }, f('备注', 'Note', 'text', 'note', { ...name, ...detail })] },
  goodsLots: {
    one: 'goodsLot', where: 'GoodsLotWhere', title: ['涉案物品', 'Goods'], orderBy: '[{quantityHeld: DESC}, {id: ASC}]',
    fields: [f('名称', 'Name', 'text', 'name'), ofCase, e('领域', 'Field', 'CaseField', 'field'), f('数量', 'Quantity', 'decimal', 'quantity'), f('单位', 'Unit', 'text', 'unit'), f('货值', 'Value', 'money', 'value'), f('在库', 'Held', 'decimal', 'quantityHeld'), f('已销毁', 'Destroyed', 'decimal', 'quantityDestroyed'), f('存放地点', 'Place', 'text', 'storedAt', name)],
    lists: [{ of: 'goodsMovements', field: 'movements', title: ['物品流转', 'Movements'], first: 50 }],
  },
  goodsMovements: { one: 'goodsMovement', where: 'GoodsMovementWhere', title: ['物品流转', 'Movements of goods'], orderBy: '[{movedOn: DESC}, {id: ASC}]', fields: [f('日期', 'Day', 'day', 'movedOn'), e('类型', 'Kind', 'GoodsMovementKind', 'kind'), one('物品', 'Goods', 'lot', 'goodsLots', 'name'), f('数量', 'Quantity', 'decimal', 'quantity'), f('去向', 'Place', 'text', 'place', name)] },
  destructions: { one: 'destruction', where: 'DestructionWhere', title: ['销毁', 'Destructions'], orderBy: '[{destroyedOn: DESC}]', fields: [f('日期', 'Day', 'day', 'destroyedOn'), e('方式', 'Method', 'DestructionMethod', 'method'), f('数量', 'Quantity', 'decimal', 'quantity'), f('地点', 'Place', 'text', 'place', name), f('批准人', 'Approved by', 'text', 'approvedBy', name), f('记录编号', 'Record', 'text', 'recordNo')], lists: [{ of: 'goodsMovements', field: 'movements', title: ['物品', 'Goods'], first: 100 }] },
  parties: { one: 'party', where: 'PartyWhere', title: ['当事人', 'Parties'], orderBy: '[{name: ASC}]', fields: [f('名称', 'Name', 'text', 'name', name), e('类型', 'Kind', 'PartyKind', 'kind')], lists: [{ of: 'cases', field: 'cases', title: ['案件', 'Cases'] }] },
  foodBusinesses: {
    one: 'foodBusiness', where: 'FoodBusinessWhere', title: ['食品经营主体', 'Food businesses'], orderBy: '[{level: ASC}, {id: ASC}]',
    fields: [f('名称', 'Name', 'text', 'name', name), e('业态', 'Type', 'BusinessType', 'type'), e('分级', 'Level', 'CoverageLevel', 'level'), f('区划', 'Division', 'text', 'division'), f('包保干部', 'Official', 'text', 'currentAssignment.official.name', name), f('开业', 'Opened', 'day', 'openedOn'), f('注销', 'Closed', 'day', 'closedOn', detail)],
    lists: [{ of: 'coverageVisits', field: 'visits', title: ['督导', 'Visits'] }, { of: 'complaints', field: 'complaints', title: ['投诉举报', 'Complaints'] }, { of: 'cases', field: 'cases', title: ['案件', 'Cases'] }],
  },
  officials: { one: 'official', where: 'OfficialWhere', title: ['包保干部', 'Officials'], orderBy: '[{tier: ASC}, {id: ASC}]', fields: [f('姓名', 'Name', 'text', 'name', name), f('职务', 'Post', 'text', 'post'), e('层级', 'Tier', 'OfficialTier', 'tier'), f('区划', 'Division', 'text', 'division'), f('离任', 'Left', 'day', 'leftOn')], lists: [{ of: 'coverageVisits', field: 'visits', title: ['督导', 'Visits'] }] },
  coverageVisits: { one: 'coverageVisit', where: 'CoverageVisitWhere', title: ['督导', 'Visits'], orderBy: '[{visitedOn: DESC}, {id: ASC}]', fields: [f('日期', 'Day', 'day', 'visitedOn'), business, f('干部', 'Official', 'text', 'official.name', name), many('问题', 'Findings', 'findings')] },
  plannedVisits: { one: 'plannedVisit', where: 'PlannedVisitWhere', title: ['督导计划', 'Planned visits'], orderBy: '[{dueOn: ASC}, {id: ASC}]', fields: [f('期限', 'Due', 'day', 'dueOn'), business, f('干部', 'Official', 'text', 'official.name', name), f('完成', 'Made', 'day', 'visit.visitedOn'), yes('逾期', 'Overdue', 'overdue')] },
  inspections: { one: 'inspection', where: 'InspectionWhere', title: ['特种设备检查', 'Inspections'], orderBy: '[{inspectedOn: DESC}, {id: ASC}]', fields: [f('日期', 'Day', 'day', 'inspectedOn'), party, unit, e('设备', 'Equipment', 'EquipmentKind', 'equipment.kind'), many('隐患', 'Hazards', 'hazards'), ofCase], lists: [{ of: 'hazards', field: 'hazards', title: ['隐患', 'Hazards'] }, { of: 'safetyOrders', field: 'orders', title: ['指令书', 'Orders'] }] },
  hazards: { one: 'hazard', where: 'HazardWhere', title: ['隐患', 'Hazards'], orderBy: '[{severity: DESC}, {id: ASC}]', fields: [e('种类', 'Kind', 'HazardKind', 'kind'), e('严重程度', 'Severity', 'HazardSeverity', 'severity'), one('检查', 'Inspected', 'inspection', 'inspections', 'inspectedOn'), f('消除', 'Removed', 'day', 'removedOn'), f('情况', 'Text', 'text', 'text', name)] },
  safetyOrders: { one: 'safetyOrder', where: 'SafetyOrderWhere', title: ['安全监察指令书', 'Safety orders'], orderBy: '[{issuedOn: DESC}, {orderNo: ASC}]', fields: [f('文书号', 'Order', 'text', 'orderNo'), party, f('签发', 'Issued', 'day', 'issuedOn'), f('期限', 'Due', 'day', 'dueOn'), f('报告', 'Reported', 'day', 'reportedOn'), f('办结', 'Closed', 'day', 'closedOn'), ofCase] },
  complaints: {
    one: 'complaint', where: 'ComplaintWhere', title: ['投诉举报', 'Complaints'], orderBy: '[{receivedAt: DESC}, {complaintNo: ASC}]',
    fields: [f('编号', 'No.', 'text', 'complaintNo'), f('接收', 'Received', 'day', 'receivedOn'), e('渠道', 'Channel', 'ComplaintChannel', 'channel'), e('类型', 'Kind', 'ComplaintKind', 'kind'), e('客体', 'Subject', 'ComplaintObject', 'object'), e('问题', 'Problem', 'ComplaintIssue', 'issue'), { ...party, label: ['被投诉人', 'Party'], isDetail: true }, { ...unit, isDetail: true }, f('内容', 'Text', 'text', 'text', { ...name, ...detail }), yes('按期办结', 'Closed in time', 'closedInTime'), e('结果', 'Result', 'ComplaintResult', 'result'), f('挽回损失', 'Recovered', 'money', 'recoveredAmount'), { ...ofCase, isDetail: true }],
  },
  followUps: { one: 'followUp', where: 'FollowUpWhere', title: ['不合格产品处置', 'Follow-ups of failed products'], orderBy: '[{openedOn: DESC}, {id: ASC}]', fields: [f('产品', 'Product', 'text', 'product'), f('抽样单', 'Sample', 'text', 'sampleNo'), f('不合格项目', 'Failed', 'text', 'failedItem'), f('销售者', 'Seller', 'text', 'seller.name', name), f('启动', 'Opened', 'day', 'openedOn'), f('办结', 'Closed', 'day', 'closedOn'), e('结果', 'Outcome', 'FollowUpOutcome', 'outcome'), ofCase] },
  pharmacies: { one: 'pharmacy', where: 'PharmacyWhere', title: ['药店', 'Pharmacies'], orderBy: '[{openedOn: ASC}, {id: ASC}]', fields: [f('名称', 'Name', 'text', 'name', name), f('区划', 'Division', 'text', 'division'), f('开业', 'Opened', 'day', 'openedOn'), f('接入', 'Connected', 'day', 'connectedOn')], lists: [{ of: 'remoteChecks', field: 'checks', title: ['远程检查', 'Remote checks'] }] },
  remoteChecks: { one: 'remoteCheck', where: 'RemoteCheckWhere', title: ['远程检查', 'Remote checks'], orderBy: '[{checkedOn: DESC}, {id: ASC}]', fields: [f('日期', 'Day', 'day', 'checkedOn'), one('药店', 'Pharmacy', 'pharmacy', 'pharmacies', 'name', name), e('方式', 'Method', 'RemoteMethod', 'method'), e('结论', 'Result', 'RemoteResult', 'result'), many('问题', 'Findings', 'findings')], lists: [{ of: 'remoteFindings', field: 'findings', title: ['问题', 'Findings'] }] },
  remoteFindings: { one: 'remoteFinding', where: 'RemoteFindingWhere', title: ['远程检查问题', 'Findings of remote checks'], orderBy: '[{id: ASC}]', fields: [e('类别', 'Kind', 'RemoteFindingKind', 'kind'), e('严重程度', 'Severity', 'FindingSeverity', 'severity'), one('检查', 'Checked', 'check', 'remoteChecks', 'checkedOn'), f('期限', 'Due', 'day', 'dueOn'), f('整改', 'Put right', 'day', 'rectifiedOn'), f('情况', 'Text', 'text', 'text', name)] },
  deadlines: { one: 'deadline', where: 'DeadlineWhere', title: ['期限', 'Deadlines'], orderBy: '[{dueOn: ASC_NULLS_LAST}, {id: ASC}]', fields: [e('事项', 'Action', 'DeadlineAction', 'action'), ofCase, f('起算', 'From', 'day', 'startsOn'), f('届满', 'Due', 'day', 'dueOn'), f('剩余天数', 'Days left', 'count', 'daysLeft'), f('完成', 'Ended', 'day', 'endedOn'), f('条款', 'Article', 'article', 'article')] },
  analysisReports: { one: 'analysisReport', where: 'AnalysisReportWhere', title: ['消费投诉分析报告', 'Analysis reports'], orderBy: '[{issuedOn: DESC}, {id: ASC}]', fields: [f('标题', 'Title', 'text', 'title'), f('发布', 'Issued', 'day', 'issuedOn'), unit] },
  promiseMerchants: { one: 'promiseMerchant', where: 'PromiseMerchantWhere', title: ['承诺单位', 'Shops'], orderBy: '[{joinedOn: DESC}, {id: ASC}]', fields: [f('名称', 'Name', 'text', 'name', name), e('类型', 'Scheme', 'PromiseScheme', 'scheme'), f('加入', 'Joined', 'day', 'joinedOn'), f('退出', 'Left', 'day', 'leftOn')] },
  rightsStations: { one: 'rightsStation', where: 'RightsStationWhere', title: ['消费维权服务站', 'Rights stations'], orderBy: '[{openedOn: DESC}, {id: ASC}]', fields: [f('名称', 'Name', 'text', 'name', name), e('类型', 'Kind', 'StationKind', 'kind'), f('设立', 'Opened', 'day', 'openedOn'), f('撤销', 'Closed', 'day', 'closedOn')] },
}

/** The list of the records behind a figure of the report. */
export const figureRecords: Record<string, string> = {
  complaintsReceived: 'complaints', recoveredForConsumers: 'complaints', acknowledgedInOneDay: 'complaints', closedInSevenDays: 'complaints', analysisReports: 'analysisReports',
  noReasonReturnMerchants: 'promiseMerchants', preferredMerchants: 'promiseMerchants', rightsStations: 'rightsStations', casesDecided: 'cases', penaltyAmount: 'cases', goodsDestroyed: 'goodsMovements',
  businessesCovered: 'foodBusinesses', coverageCompletion: 'foodBusinesses', equipmentInspections: 'inspections', hazardsFound: 'hazards', hazardsRemoved: 'hazards', safetyOrders: 'safetyOrders',
  equipmentCasesFiled: 'cases', failedProductFollowUps: 'followUps', followUpCompletion: 'followUps', remoteChecks: 'remoteChecks',
}

/** The fields of a type that a role may see. */
export function fieldsFor(type: RecordType, seesNames: boolean, isDetail = false): Field[] {
  return type.fields.filter((x) => (seesNames || !x.isName) && (isDetail || !x.isDetail))
}

/** A column that a list is put in order by, and in which direction. */
export interface Order {
  by: string
  isDescending: boolean
}

/** The order that an address asks for, as penaltyAmount.desc; undefined where the type's list has no such column for the role. */
export function parseOrder(type: RecordType, seesNames: boolean, text: string): Order | undefined {
  const [by, direction] = text.split('.')
  return fieldsFor(type, seesNames).some((x) => x.sort === by) && (direction === 'asc' || direction === 'desc') ? { by: by!, isDescending: direction === 'desc' } : undefined
}

/** The order of a type's list: the one chosen, or that of the type where a role may ask for it. */
export function orderFor(type: RecordType, seesNames: boolean, order?: Order): string {
  if (order) return `[{${order.by}: ${order.isDescending ? 'DESC' : 'ASC'}_NULLS_LAST}, {id: ASC}]`
  return seesNames || !/\bname\b/.test(type.orderBy) ? type.orderBy : '[{id: ASC}]'
}

/** The selection that reads some fields of a record. */
export function selection(fields: Field[]): string {
  return ['id', ...fields.map((x) => x.select)].join(' ')
}
