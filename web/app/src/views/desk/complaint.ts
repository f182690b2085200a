import type { DeskClueQuery, DeskComplaintQuery } from '../../generated/operations'
import { instant } from '../../lib/format'
import { label } from '../../lib/language.svelte'
import { day, inputOf, now, party, unit, type Action, type Context, type Field, type Values } from './actions'
import { d } from './texts'

export type ComplaintDetail = NonNullable<DeskComplaintQuery['complaint']>
export type ClueDetail = NonNullable<DeskClueQuery['clue']>

const isReport = (c: ComplaintDetail) => c.kind === 'REPORT'
const isOpen = (c: ComplaintDetail) => !c.closedAt
const isUnanswered = (c: ComplaintDetail) => isOpen(c) && !c.acknowledgedAt && !c.acceptedAt
const openClues = (c: ComplaintDetail) => c.clues.nodes.filter((one) => !one.checkedOn)
/** Whether the author of a report is on record and was not informed of what came of it. */
export const isToBeTold = (c: ComplaintDetail) => isReport(c) && c.isNamed && !c.toldAt && (Boolean(c.decidedOn) || c.result === 'REFERRED')

/** One step in handling a complaint: when it was taken, or by when it has to be. */
export interface ComplaintStep {
  name: string
  at?: string | null | undefined
  by?: string | null | undefined
  isInTime?: boolean | null | undefined
  article?: string | null | undefined
  note?: string | null | undefined
}

/** The fields of a complaint that say which steps are taken and which are due. */
export const stepFields =
  'kind isNamed receivedAt acknowledgeBy acknowledgedAt acknowledgedInTime acceptBy acceptedAt acceptedInTime refusedAt refusal mediateBy mediateArticle mediatedInTime checkBy decidedOn decidedInTime tellBy tellArticle toldAt toldInTime closeBy closedAt closedInTime result'
type StepFields = Pick<ComplaintDetail, 'kind' | 'isNamed' | 'receivedAt' | 'acknowledgeBy' | 'acknowledgedAt' | 'acknowledgedInTime' | 'acceptBy' | 'acceptedAt' | 'acceptedInTime' | 'refusedAt' | 'refusal' | 'mediateBy' | 'mediateArticle' | 'mediatedInTime' | 'checkBy' | 'decidedOn' | 'decidedInTime' | 'tellBy' | 'tellArticle' | 'toldAt' | 'toldInTime' | 'closeBy' | 'closedAt' | 'closedInTime' | 'result'>

/** The steps of a complaint in their order. A step that the complaint does not need is left out; one without `at` is still to be taken. */
export function stepsOf(c: StepFields): ComplaintStep[] {
  const all: ComplaintStep[] = [{ name: d().receivedAt, at: c.receivedAt }]
  const isOver = Boolean(c.closedAt)
  if (c.acknowledgedAt || !isOver) all.push({ name: d().acknowledged, at: c.acknowledgedAt, by: c.acknowledgeBy, isInTime: c.acknowledgedInTime, article: '本局承诺' })
  if (c.kind === 'COMPLAINT') {
    if (c.refusedAt) all.push({ name: label('ComplaintResult', 'REFUSED'), at: c.refusedAt, by: c.acceptBy, isInTime: c.acceptedInTime, article: '投诉举报办法 14, 15', note: c.refusal })
    else if (c.acceptedAt || !isOver) all.push({ name: d().accepted, at: c.acceptedAt, by: c.acceptBy, isInTime: c.acceptedInTime, article: '投诉举报办法 14' })
    if (c.acceptedAt && (!isOver || c.mediatedInTime != null)) all.push({ name: d().mediation, at: c.closedAt, by: c.mediateBy, isInTime: c.mediatedInTime, article: c.mediateArticle })
  } else {
    if (c.decidedOn || !isOver) all.push({ name: d().checked, at: c.decidedOn, by: c.checkBy, isInTime: c.decidedInTime, article: '令42号 18 (unconfirmed)' })
    if (c.isNamed && (c.toldAt || c.decidedOn || c.result === 'REFERRED')) all.push({ name: d().told, at: c.toldAt, by: c.tellBy, isInTime: c.toldInTime, article: c.tellArticle ?? '投诉举报办法 31' })
  }
  all.push({ name: d().closed, at: c.closedAt, by: c.closeBy, isInTime: c.closedInTime, article: '本局承诺', note: c.result && label('ComplaintResult', c.result) })
  return all
}

/** What a step changes, in words: steps that are taken with it, and days that begin with it. */
function outlook(_: Values, context: Context, trial: Record<string, unknown>): string[] {
  const clue = trial.clue as { checkBy: string | null; checkedOn: string | null; complaint: StepFields | null } | undefined
  const after = (trial.complaint ?? clue?.complaint) as StepFields | undefined
  const lines: string[] = []
  if (clue && !clue.checkedOn && clue.checkBy) lines.push(d().previewStep(d().checkClue, clue.checkBy))
  if (!after) return lines
  const before = context.complaint ? stepsOf(context.complaint) : stepsOf({ ...after, ...context.clue?.complaint })
  for (const step of stepsOf(after)) {
    const was = before.find((one) => one.name === step.name)
    if (step.at && was?.at !== step.at) lines.push(d().complaintStep(step.name, step.at.length > 10 ? instant(step.at) : step.at, step.isInTime == null ? '' : step.isInTime ? d().inTime : d().tooLate))
    else if (!step.at && step.by && was?.by !== step.by) lines.push(d().previewStep(step.name, step.by))
  }
  return lines
}

/** An instant as the field for it has it: in the time zone of the bureau, to the minute. */
const localInstant = (value: string) => instant(value).replace(' ', 'T')

const at = (name: readonly [string, string]): Field => ({ name: 'at', kind: 'instant', label: name, isRequired: true, first: now })
const reason = (name: readonly [string, string], more: Partial<Field> = {}): Field => ({ name: 'reason', kind: 'long', label: name, isRequired: true, ...more })
const clueChoice: Field = {
  name: 'clue', kind: 'choice', label: ['线索', 'Clue'], isRequired: true,
  options: (x) => (x.complaint ? openClues(x.complaint).map((c) => ({ value: c.id, label: c.clueNo, note: c.text })) : x.clue ? [{ value: x.clue.id, label: x.clue.clueNo }] : []),
  first: (x) => x.clue?.id ?? (x.complaint && openClues(x.complaint)[0]?.id),
}

/** A step in handling a complaint. isOffered says whether it can be of use now; the server alone decides. */
export interface ComplaintAction extends Action {
  isOffered: (c: ComplaintDetail) => boolean
}
const step = (name: string, label: Action['label'], about: Action['about'], article: string, isOffered: ComplaintAction['isOffered'], fields: Field[], more: Partial<Action> = {}): ComplaintAction => ({
  name, label, about, article, isOffered, fields, group: 'complaint', isAllowed: () => false, answer: `complaint { id ${stepFields} }`, outlook,
  input(values, context) {
    return { complaint: context.complaint!.id, ...inputOf(fields, values, context) }
  },
  ...more,
})
const ofClue = (fields: Field[]): Partial<Action> => ({
  answer: `clue { id checkBy checkedOn complaint { id ${stepFields} } }`,
  input: (values, context) => inputOf(fields, values, context),
})
const isMediated = (v: Values) => v.result === 'MEDIATED'

const refusal: Field[] = [at(['不予受理时间', 'Refused at']), reason(['不予受理的理由', 'Ground of the refusal'], { article: '投诉举报办法 15' })]
const closing: Field[] = [
  at(['办结时间', 'Closed at']),
  { name: 'result', kind: 'enum', type: 'ComplaintResult', label: ['办结结果', 'Result'], isRequired: true, only: (x) => resultsOf(x.complaint!), first: (x) => (resultsOf(x.complaint!).length === 1 ? resultsOf(x.complaint!)[0] : undefined) },
  { name: 'recoveredAmount', kind: 'money', label: ['挽回损失（元）', 'Recovered for the consumer (yuan)'], isShown: isMediated },
  { name: 'satisfaction', kind: 'enum', type: 'Satisfaction', label: ['满意度', 'Satisfaction'], hint: ['未回访的不填', 'Leave it out if nobody asked'], isShown: (_, x) => !isReport(x.complaint!) },
]
/** The results with which a complaint may be closed. */
function resultsOf(c: ComplaintDetail): string[] {
  if (c.case) return isReport(c) ? ['CASE_FILED'] : ['CASE_FILED', 'MEDIATED', 'FAILED', 'WITHDRAWN']
  if (!isReport(c)) return ['MEDIATED', 'FAILED', 'WITHDRAWN']
  return c.decidedOn ? ['NO_VIOLATION'] : ['NO_VIOLATION', 'REFERRED', 'WITHDRAWN']
}
const clueClosing: Field[] = [
  clueChoice, day('checkedOn', ['核查日期', 'Checked on']),
  { name: 'outcome', kind: 'enum', type: 'ClueOutcome', only: ['NOT_FILED', 'REFERRED'], label: ['核查结果', 'Outcome'], isRequired: true, hint: ['应当立案的，用“据此立案”', 'To file a case, use “File a case from it”'] },
  reason(['理由', 'Reason']),
]
const clueExtension: Field[] = [clueChoice, day('extendedOn', ['延长日期', 'Extended on'], { hint: ['在核查期限届满前', 'Before the term ends'] }), reason(['理由及批准人', 'Reason and who approved it'])]

// What may be corrected, with what is on record now.
const changeable = {
  unit: (c: ComplaintDetail) => c.unit?.id ?? '', object: (c: ComplaintDetail) => c.object as string, issue: (c: ComplaintDetail) => c.issue as string, kind: (c: ComplaintDetail) => c.kind as string,
  text: (c: ComplaintDetail) => c.text, receivedAt: (c: ComplaintDetail) => localInstant(c.receivedAt), party: (c: ComplaintDetail) => c.party?.id ?? '',
}
const first = (name: keyof typeof changeable) => (x: Context) => (x.complaint ? changeable[name](x.complaint) : undefined)
const isEarly = (_: Values, x: Context) => x.complaint !== undefined && isUnanswered(x.complaint)
const amendment: Field[] = [
  { ...unit, first: first('unit') },
  { ...party, label: ['被投诉举报人', 'Party that it is about'], isRequired: false, isKnown: true, hint: ['从已有登记中选择', 'One on record'], isShown: (_, x) => !x.complaint?.case },
  { name: 'object', kind: 'enum', type: 'ComplaintObject', label: ['客体', 'Object'], isRequired: true, first: first('object') },
  { name: 'issue', kind: 'enum', type: 'ComplaintIssue', label: ['问题类别', 'Problem'], isRequired: true, first: first('issue') },
  { name: 'kind', kind: 'enum', type: 'ComplaintKind', label: ['类型', 'Kind'], isRequired: true, first: first('kind'), isShown: isEarly },
  { name: 'receivedAt', kind: 'instant', label: ['接收日期', 'Received on'], isRequired: true, first: first('receivedAt'), isShown: isEarly },
  { name: 'text', kind: 'long', label: ['内容', 'Text'], isRequired: true, article: '投诉举报办法 33', hint: ['不得写入投诉举报人的姓名和联系方式', 'Without the name and contact of who made it'], first: first('text'), isShown: isEarly },
]

/** The steps of complaints and reports, in the order in which they are offered. */
export const complaintActions: ComplaintAction[] = [
  step('acknowledgeComplaint', ['响应', 'Answer the complainant'], ['记录已经联系、答复投诉举报人。', 'Record that the complainant was answered.'], '本局承诺', (c) => isOpen(c) && !c.acknowledgedAt, [at(['响应时间', 'Answered at'])]),
  step('acceptComplaint', ['受理', 'Accept'], ['七个工作日内决定是否受理；受理后开始调解。', 'Within seven working days; the mediation begins with it.'], '投诉举报办法 14', (c) => isOpen(c) && !isReport(c) && !c.acceptedAt, [at(['受理时间', 'Accepted at'])]),
  step('refuseComplaint', ['不予受理', 'Refuse'], ['写明理由；投诉随即办结。', 'With the ground; this closes the complaint.'], '投诉举报办法 15', (c) => isOpen(c) && !isReport(c) && !c.acceptedAt, refusal, { isGrave: true }),
  step('closeClue', ['线索不予立案、移送', 'Close the clue without a case'], ['核查结束，不立案或者移送。举报的最后一条线索如此办结的，举报即作出决定，须告知实名举报人。', 'The check is over. With the last clue of a report the report is decided, and a named reporter must be informed.'], '令42号 18', (c) => openClues(c).length > 0, clueClosing, ofClue(clueClosing)),
  step('tellReporter', ['告知举报人', 'Inform the reporter'], ['实名举报的，自作出立案或者不予立案决定之日起五个工作日内告知。', 'A named reporter is informed within five working days of the decision whether a case is filed.'], '投诉举报办法 31', isToBeTold, [at(['告知时间', 'Informed at'])]),
  step('closeComplaint', ['办结', 'Close'], ['记录办结结果。', 'Record the result.'], '本局承诺', isOpen, closing),
  step('rateComplaint', ['回访', 'Record the satisfaction'], ['记录办结后投诉人的满意度。', 'How satisfied the complainant was when asked after the end.'], '', (c) => !isOpen(c) && !isReport(c) && !c.satisfaction, [{ name: 'satisfaction', kind: 'enum', type: 'Satisfaction', label: ['满意度', 'Satisfaction'], isRequired: true }]),
  step('extendClue', ['延长线索核查期限', 'Extend the term of the clue'], ['可以延长一次，十五个工作日。', 'Once, by fifteen working days.'], '令42号 18', (c) => openClues(c).some((one) => !one.extendedOn), clueExtension, ofClue(clueExtension)),
  step('mergeComplaint', ['合并', 'Merge into another'], ['与同一事项的另一件投诉举报合并办理；本件随即办结，以另一件的结果为准。', 'Into another about the same matter. This closes it; the result of the other counts for both.'], '', (c) => isOpen(c) && !c.case && c.merged.nodes.length === 0, [
    { name: 'into', kind: 'choice', label: ['并入', 'Into'], isRequired: true, options: (x) => x.others ?? [], hint: ['同一类型、未办结的投诉举报', 'Open, and of the same kind'] }, at(['合并时间', 'Merged at']),
  ], { isGrave: true }),
  step('amendComplaint', ['补正', 'Correct or complete'], ['更正或者补充登记的内容。响应、受理后，类型、内容和接收时间不再更正。', 'Once it is answered or accepted, its kind, text and receipt stay.'], '', () => true, amendment, {
    input(values, context) {
      const c = context.complaint!
      const input: Record<string, unknown> = { complaint: c.id }
      for (const f of amendment) {
        if (f.isShown && !f.isShown(values, context)) continue
        const name = f.name as keyof typeof changeable
        const value = values[name] as string
        if (value === changeable[name](c)) continue
        if (f.kind === 'instant') input[name] = value + ':00+08:00'
        else if (value || name === 'text') input[name] = value
      }
      return input
    },
  }),
  step('reopenComplaint', ['撤销办结', 'Reopen'], ['误办结的，恢复办理；办结结果、挽回损失、满意度和合并一并撤销。', 'For one closed by mistake: its result, amount, satisfaction and merger are taken back.'], '', (c) => !isOpen(c), [reason(['理由', 'Reason'])], { isGrave: true }),
]
export const complaintActionOf = (name: string | undefined) => complaintActions.find((a) => a.name === name)
