import type { DeskPartyQuery } from '../../generated/operations'
import { label } from '../../lib/language.svelte'
import type { Action, Context, Value, Values } from './actions'
import type { Seen } from './drafts'
import { d } from './texts'

export type PartyDetail = NonNullable<DeskPartyQuery['party']>

/** What is on record of a party, or was before a correction. */
export interface PartyRecord {
  kind: string
  name: string
  code?: string | null
  identityNo?: string | null
  address?: string | null
  representative?: string | null
  division?: string | null
}
export interface PartySeen extends Seen, Record<PartyField, string> {}

/** The fields of a party in the order of the form, with the names by which `remove` knows those that may be missing. */
const fields = { kind: '', name: '', code: 'CODE', identityNo: 'IDENTITY_NO', representative: 'REPRESENTATIVE', address: 'ADDRESS', division: 'DIVISION' }
export type PartyField = keyof typeof fields
export const partyFields = Object.keys(fields) as PartyField[]

export function partyLabel(field: PartyField): string {
  return { kind: d().partyKind, name: d().partyName, code: d().partyCode, identityNo: d().partyIdentityNo, representative: d().partyRepresentative, address: d().partyAddress, division: d().partyDivision }[field]
}
/** A field of a party as it is read; a dash where nothing is on record. */
export function partyText(record: PartyRecord, field: PartyField): string {
  return field === 'kind' ? label('PartyKind', record.kind as never) : record[field] || '–'
}
const isMasked = (text: string | null | undefined) => text?.includes('*') ?? false
/** The fields in which two states of a party differ. A text of which only one state is masked for the reader tells nothing. */
export function differing(before: PartyRecord, after: PartyRecord): PartyField[] {
  return partyFields.filter((f) => (before[f] ?? '') !== (after[f] ?? '') && isMasked(before[f]) === isMasked(after[f]))
}

export function seenOfParty(p: PartyDetail): PartySeen {
  return { version: p.version, ...(Object.fromEntries(partyFields.map((f) => [f, p[f] ?? ''])) as Record<PartyField, string>) }
}

const hasCode = (kind: Value | undefined) => kind !== 'NATURAL_PERSON'
const hasIdentityNo = (kind: Value | undefined) => kind === 'NATURAL_PERSON' || kind === 'SOLE_TRADER'

/** A party as the form has it. What a party of the kind does not have is empty. */
function typed(values: Values): Record<PartyField, string> {
  const all = Object.fromEntries(partyFields.map((f) => [f, String(values[f] ?? '').trim()])) as Record<PartyField, string>
  if (!hasCode(all.kind)) all.code = ''
  if (!hasIdentityNo(all.kind)) all.identityNo = ''
  return all
}

/** The values of a form after somebody else has corrected the party: a field that was left as it was seen takes what is there now. */
export function mergeParty(values: Values, seen: PartySeen, now: PartySeen): Values {
  const merged = { ...values }
  for (const f of partyFields) if (values[f] === seen[f]) merged[f] = now[f]
  return merged
}

const first = (field: PartyField) => (context: Context) => context.party?.[field] ?? undefined

/** The correction of a party. Only what differs from what was seen is sent. */
export const changeParty: Action = {
  name: 'changeParty', label: ['更正当事人信息', 'Correct the party'], group: 'party', hasVersion: true, isAllowed: () => false, answer: 'party { id version } change { id }',
  about: ['登记有误或者信息变更的，在此更正。更正前的内容、更正人、时间和原因均予保留。', 'For what was entered wrongly or has changed. What was on record before, who corrected it, when and why are kept.'],
  fields: [
    { name: 'kind', kind: 'enum', type: 'PartyKind', label: ['当事人类型', 'Kind of party'], isRequired: true, first: first('kind') },
    { name: 'name', kind: 'text', label: ['名称（姓名）', 'Name'], isRequired: true, first: first('name') },
    { name: 'code', kind: 'text', label: ['统一社会信用代码', 'Unified social credit code'], hint: ['18 位；清空表示删除', '18 characters; leave empty to remove it'], first: first('code'), isShown: (v) => hasCode(v.kind) },
    { name: 'identityNo', kind: 'text', label: ['居民身份证号码', 'Identity number'], hint: ['18 位；清空表示删除', '18 characters; leave empty to remove it'], first: first('identityNo'), isShown: (v) => hasIdentityNo(v.kind) },
    { name: 'representative', kind: 'text', label: ['法定代表人（经营者）', 'Representative'], first: first('representative') },
    { name: 'address', kind: 'text', label: ['住所（住址）', 'Address'], first: first('address') },
    { name: 'division', kind: 'text', label: ['行政区划代码', 'Division code'], hint: ['6 位数字', 'Six digits'], first: first('division') },
    { name: 'reason', kind: 'long', label: ['更正原因', 'Reason of the correction'], isRequired: true, hint: ['写明错在何处，或者变更的凭据，例如营业执照', 'What was wrong, or what shows the change, such as the business licence'] },
  ],
  input(values, context, seen) {
    const now = typed(values)
    const input: Record<string, unknown> = { party: context.party!.id, reason: values.reason }
    const remove: string[] = []
    for (const f of partyFields) {
      if (now[f] === (seen as PartySeen)[f]) continue
      if (now[f] || !fields[f]) input[f] = now[f]
      else remove.push(fields[f])
    }
    if (remove.length) input.remove = remove
    return input
  },
  outlook(values, context) {
    const now = typed(values)
    const before = context.party!
    const lines = differing(before, now).map((f) => d().partyBecomes(partyLabel(f), partyText(before, f), partyText(now, f)))
    const cases = before.cases.totalCount
    return cases ? [...lines, d().partyCasesFollow(String(cases))] : lines
  },
}
