// Writes src/generated/subjects.json: what the auditor's bench may ask of each record type, read from graph/schema.graphql. A new record
// type appears in it by itself. Keys are short because the file is loaded by the browser:
//
//   content   for each kind of text (@holds) the roles that see it
//   subjects  by the name of the type:
//     list    root field        label  [zh, en]        read  roles that may read its records        title  field that names a record
//     fields  name → { k: kind, l: [zh, en], e: enum, h: what its text holds, r: roles, u: uses }
//     one     name → { t: type, l: [zh, en], r: roles, u: uses }     relations to one record
//     many    name → { t: type, l: [zh, en] }               relations to many
//
// The uses are letters: w filter, g dimension, s sum, a mean, m minimum, n distinct values, o order, p operand of a comparison, c column,
// q may have no value.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildSchema, getNamedType, isEnumType, isListType, isNonNullType, isObjectType } from 'graphql'

// Chinese terms of fields whose description begins with none; by type and field, or by field alone.
const terms = {
  id: '标识', createdAt: '创建时间', updatedAt: '更新时间', version: '版本', startsOn: '起始日期', endsOn: '截止日期', base: '计算基数', rate: '每日比例', days: '天数',
  title: '标题', issuedOn: '出具日期', file: '文件位置', kind: '类别', filedOn: '提起日期', endedOn: '终结日期', outcome: '结果', note: '备注', day: '日期', isWorking: '是否工作日',
  harmsSafety: '危害生命健康或金融安全', occurredOn: '发生日期', text: '内容', extendedOn: '延期日期', extension: '延期理由', checkedOn: '核查日期', reason: '理由',
  checkedInTime: '按期核查', overdue: '是否逾期', channel: '渠道', receivedAt: '接收时间', acknowledgeBy: '回应期限', closeBy: '办结期限', decidedInTime: '按期决定',
  mediateArticle: '调解期限依据', acknowledgedInTime: '按期回应', acceptedInTime: '按期受理决定', refusedAt: '不予受理时间', refusal: '不予受理理由', closedInTime: '按期办结',
  mediatedInTime: '按期调解', reopening: '重新办理理由', tellArticle: '告知期限依据', toldInTime: '按期告知', publishedOn: '发布日期', visitedOn: '督导日期', action: '应办事项',
  unknownYear: '工作日未公布年份', rule: '规则', stoppedOn: '中止日期', reasons: '说理', withdrawal: '撤销方式', withdrawalReason: '撤销理由', datedOn: '文书日期', sha256: 'SHA-256 校验值', mediaType: '文件类型',
  unsealing: '启封理由', name: '名称', dueOn: '到期日期', result: '结论', severity: '严重程度', proof: '整改证明', openedOn: '开始日期', takenOn: '办理日期', type: '业态', category: '行业（原登记）',
  isOpen: '是否在营', sourceKey: '原登记标识', assignOverdue: '包保分配逾期', quantity: '数量', movedOn: '变动日期', place: '地点', sealOverdue: '查封逾期', toldOn: '告知日期', heldOn: '举行日期',
  inspectedOn: '检查日期', amount: '金额', settledOn: '缴清日期', replacedOn: '被替代日期', level: '级别', certifiedFrom: '证件起始日期', certifiedUntil: '证件截止日期', departure: '突破幅度理由',
  timesMinimum: '为法定下限的倍数', scheme: '承诺类别', address: '地址', joinedOn: '加入日期', leftOn: '退出日期', proposedOn: '提出日期', reportedOn: '报告日期', recheckedOn: '复查日期', hasPassed: '复查通过',
  closedOn: '关闭日期', effectiveFrom: '生效日期', effectiveUntil: '失效日期', value: '数值', recheckOverdue: '复查逾期', ground: '事实和依据', seizedOn: '扣押日期',
  penalty: '处罚', instalment: '应缴款项', unit: '机构', officer: '执法人员', business: '食品经营主体', official: '包保干部', spans: '期间计算', deadline: '期限', instalments: '应缴款项', hazard: '隐患',
  visit: '督导', steps: '处置步骤', followUp: '不合格产品处置', currentAssignment: '现任包保', lot: '物品', inspection: '监督检查', party: '当事人', penalties: '处罚', proposal: '拟处罚意见', order: '指令书',
  law: '法律', article: '条款', fineMin: '罚款下限', fineMax: '罚款上限', multipleMin: '倍数下限', multipleMax: '倍数上限', certainty: '依据可靠程度', mayBeSet: '可否自行设定',
  'RightsStation.openedOn': '设立日期', 'RightsStation.closedOn': '撤销日期', 'SafetyOrder.closedOn': '复查合格日期', 'Officer.name': '姓名', 'Official.name': '姓名', 'Account.name': '姓名',
  'FoodBusiness.reopening': '恢复经营', 'AnalysisReport.unit': '撰写机构', 'Deadline.endedOn': '完成日期', 'Appeal.kind': '复议或诉讼', 'GoodsMovement.kind': '变动方式', 'Payment.kind': '缴款类别',
  'CaseEvent.kind': '事项', 'Penalty.kind': '处罚种类', 'ProposedPenalty.kind': '处罚种类', 'Party.kind': '主体类型', 'Complaint.kind': '投诉或举报', 'Hazard.proof': '整改证明', 'Deadline.rule': '规则名称',
}
const scalars = { Int: 'count', Money: 'money', Decimal: 'decimal', Date: 'date', DateTime: 'instant', Boolean: 'boolean', String: 'text', ID: 'id' }

// words makes a label of a field's name: penaltyAmount → Penalty amount.
const words = (name) => name.replace(/([a-z0-9])([A-Z])/g, (_, a, b) => a + ' ' + b.toLowerCase()).replace(/^./, (c) => c.toUpperCase())

// directive returns the values of an argument of a directive, as ['LEGAL', 'AUDITOR'].
function directive(node, name, argument) {
  const value = node?.directives?.find((d) => d.name.value === name)?.arguments.find((a) => a.name.value === argument)?.value
  return value?.kind === 'ListValue' ? value.values.map((v) => v.value) : value?.value
}

// subjects reads the catalogue from the text of a schema. missing lists the labels that have no Chinese term.
export function subjects(text) {
  const schema = buildSchema(text)
  const missing = []
  const label = (type, field) => {
    const described = /^(\S*[\u3400-\u9fff]\S*)\s/u.exec((field.description ?? '').trim())?.[1]
    const zh = terms[`${type}.${field.name}`] ?? described ?? terms[field.name]
    if (!zh) missing.push(`${type}.${field.name}`)
    return [zh ?? words(field.name), words(field.name)]
  }
  const has = (type, field) => Boolean(schema.getType(type)?.getFields()[field])
  const isRecord = (type) => isObjectType(type) && Boolean(schema.getType(type.name + 'Where')) && Boolean(schema.getType(type.name + 'GroupBy'))

  const content = {}
  for (const value of schema.getType('Content').getValues()) {
    content[value.name] = directive(value.astNode, 'shown', 'to')
    const masked = directive(value.astNode, 'shown', 'masked')
    if (masked) content[value.name + ' masked'] = masked
  }
  const all = {}
  for (const root of Object.values(schema.getQueryType().getFields())) {
    const connection = getNamedType(root.type)
    const nodes = isObjectType(connection) && connection.name.endsWith('Connection') ? connection.getFields().nodes : undefined
    if (!nodes) continue
    const type = getNamedType(nodes.type)
    if (!isRecord(type)) continue
    const subject = { list: root.name, label: [], read: directive(type.astNode, 'read', 'by') ?? [], title: 'id', fields: {}, one: {}, many: {} }
    const zh = /^(\S*[\u3400-\u9fff]\S*)\s/u.exec((root.description ?? '').trim())?.[1]
    if (!zh) missing.push(type.name)
    subject.label = [zh ?? words(type.name), words(type.name)]
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type)
      const roles = directive(field.astNode, 'read', 'by')
      const uses = Object.entries({ w: 'Where', g: 'GroupBy', s: 'Sum', a: 'Avg', m: 'Min', n: 'Distinct', o: 'Order', p: 'Operand' })
        .filter(([, suffix]) => has(type.name + suffix, field.name)).map(([letter]) => letter).join('') + (isNonNullType(field.type) ? '' : 'q')
      const shared = { l: label(type.name, field), ...(roles && { r: roles }) }
      if (isObjectType(named) && named.name.endsWith('Connection')) {
        if (uses.includes('w') && isRecord(getNamedType(named.getFields().nodes.type))) subject.many[field.name] = { t: getNamedType(named.getFields().nodes.type).name, ...shared }
      } else if (isRecord(named)) {
        if (!isListType(field.type)) subject.one[field.name] = { t: named.name, ...shared, u: uses }
      } else {
        const kind = isEnumType(named) ? 'enum' : scalars[named.name]
        const plain = isNonNullType(field.type) ? field.type.ofType : field.type
        if (!kind || isListType(plain) || field.args.some((a) => isNonNullType(a.type) && a.defaultValue === undefined)) continue
        const holds = directive(field.astNode, 'holds', 'what')
        subject.fields[field.name] = { k: kind, ...shared, ...(kind === 'enum' && { e: named.name }), ...(holds && holds !== 'PLAIN' && { h: holds }), u: uses + 'c' }
      }
    }
    const names = Object.keys(subject.fields)
    subject.title = ['name', 'title'].find((n) => names.includes(n)) ?? names.find((n) => /No$/.test(n)) ?? names.find((n) => subject.fields[n].k === 'text' && subject.fields[n].h !== 'TEXT') ?? 'id'
    all[type.name] = subject
  }
  return { catalogue: { content, subjects: all }, missing }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { catalogue, missing } = subjects(readFileSync('../../graph/schema.graphql', 'utf8'))
  if (missing.length) console.warn('without a Chinese term, so shown in English:', missing.join(', '))
  writeFileSync('src/generated/subjects.json', JSON.stringify(catalogue).replace(/("[A-Z]\w+":\{"list")/g, '\n$1') + '\n')
}
