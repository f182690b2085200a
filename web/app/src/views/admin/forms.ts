import { AdminAccountDocument, AdminOfficerDocument, AdminUnitDocument, type AdminAccessQuery, type AdminRulesQuery, type AdminStaffQuery } from '../../generated/operations'
import { ask } from '../../lib/api'
import { label, language } from '../../lib/language.svelte'
import { day, inputOf, noChoices, today, type Action, type Choices, type Context, type Field, type Option, type Text, type Value, type Values } from '../desk/actions'
import type { Seen } from '../desk/drafts'
import type { Subject } from '../desk/subject'
import { announced, daysUntil, parseDays, spansOf, workingDays } from './calendar'
import { say, texts } from './texts'

// What an administrator changes, as forms: each is the input of a mutation of the same name, as on the desk. What is changed is in the form, not
// in its context.

export type Unit = AdminStaffQuery['units']['nodes'][number]
export type Officer = AdminStaffQuery['officers']['nodes'][number]
export type Account = AdminAccessQuery['accounts']['nodes'][number]
export type Token = AdminAccessQuery['accessTokens']['nodes'][number]
export type Rule = AdminRulesQuery['rules']['nodes'][number]

/** A form with what it needs to be shown. */
export interface Shown {
  action: Action
  context: Context
  record: string // what its draft belongs to
}

/** The values of a record as a form begins with them. */
interface SeenRecord extends Seen {
  values: Values
}

const same = (a: Value | undefined, b: Value | undefined) => JSON.stringify(a) === JSON.stringify(b)

/** A record that a form changes, of which somebody else may have changed the same fields. */
function subjectOf<R extends { version: number }>(record: R, title: Text, fields: Field[], valuesOf: (record: R) => Values, context: Context, read: () => Promise<R | null | undefined>): Subject {
  const seen = (): SeenRecord => ({ version: record.version, values: valuesOf(record) })
  return {
    record,
    seen,
    async read() {
      const found = await read()
      return found ? subjectOf(found, title, fields, valuesOf, context, read) : undefined
    },
    changesSince(before) {
      const [was, is] = [(before as SeenRecord).values, valuesOf(record)]
      return {
        title: say(title),
        rows: fields.filter((f) => !same(was[f.name], is[f.name])).map((f) => [say(f.label), valueText(f, was[f.name], context), valueText(f, is[f.name], context)]),
        entries: [],
      }
    },
    merge(values, before) {
      const merged = { ...values }
      for (const [name, value] of Object.entries(valuesOf(record))) if (same(values[name], (before as SeenRecord).values[name])) merged[name] = value
      return merged
    },
  }
}

/** A value of a form as it is read. */
function valueText(f: Field, value: Value | undefined, context: Context): string {
  if (Array.isArray(value)) return (value as string[]).map((one) => valueText({ ...f, kind: 'choice' }, one, context)).join(language.current === 'zh' ? '、' : ', ') || '–'
  if (!value) return '–'
  if (f.kind === 'enum') return label(f.type!, String(value))
  return f.options?.(context).find((o) => o.value === value)?.label ?? String(value)
}

/** The fields of a form that begins with the values of a record. */
const startingWith = (fields: Field[], values: Values): Field[] => fields.map((f) => ({ ...f, first: () => values[f.name] }))

/** The input of a change: only what differs from what was seen. */
const differing = (fields: Field[], name: string, id: string) => (values: Values, context: Context, seen: Seen | undefined) => {
  const input: Record<string, unknown> = { [name]: id }
  for (const [field, value] of Object.entries(inputOf(fields, values, context))) if (!same(values[field], (seen as SeenRecord).values[field])) input[field] = value
  return input
}

/** What forms choose among. */
export function contextOf(units: Choices['units']['nodes'], officers: Choices['officers']['nodes'] = []): Context {
  return { case: undefined, choices: { ...noChoices, units: { nodes: units }, officers: { nodes: officers } } }
}
const unitOptions = ({ choices }: Context): Option[] => choices.units.nodes.map((u) => ({ value: u.id, label: u.name }))

/** The title of a form with what it is about, as 变更执法人员：王芳. */
const titled = (title: Text, name: string): Text => [`${title[0]}：${name}`, `${title[1]}: ${name}`]
const shared = { group: 'admin' as const, isAllowed: () => true }

// Units and officers

const unitFields: Field[] = [
  { name: 'name', kind: 'text', label: texts.unitName, isRequired: true },
  { name: 'kind', kind: 'enum', type: 'UnitKind', label: texts.unitKind, isRequired: true },
]
const valuesOfUnit = (u: Unit): Values => ({ name: u.name, kind: u.kind })

export function addUnit(agency: string, context: Context): Shown {
  return {
    record: agency,
    context,
    action: {
      ...shared, name: 'addUnit', label: texts.addUnit, about: texts.addUnitAbout, answer: 'unit { id }', fields: unitFields,
      input: (values, c) => ({ agency, ...inputOf(unitFields, values, c) }), outlook: () => [],
    },
  }
}

export function changeUnit(unit: Unit, context: Context): Shown {
  const fields = startingWith(unitFields, valuesOfUnit(unit))
  return {
    record: unit.id,
    context: { ...context, subject: subjectOf(unit, texts.conflictUnit, unitFields, valuesOfUnit, context, async () => (await ask(AdminUnitDocument, { id: unit.id })).unit) },
    action: {
      ...shared, name: 'changeUnit', label: texts.changeUnit, title: titled(texts.changeUnit, unit.name), about: texts.changeUnitAbout, hasVersion: true, answer: 'unit { id version }', fields,
      input: differing(unitFields, 'unit', unit.id), outlook: () => [],
    },
  }
}

const officerFields: Field[] = [
  { name: 'name', kind: 'text', label: texts.officerName, isRequired: true },
  { name: 'unit', kind: 'choice', label: texts.unit, isRequired: true, options: unitOptions },
  { name: 'certificateNo', kind: 'text', label: texts.certificateNo, isRequired: true, hint: texts.certificateNoHint },
  day('certifiedFrom', texts.certifiedFrom, { first: () => '' }),
  day('certifiedUntil', texts.certifiedUntil, { first: () => '', isRequired: false, hint: texts.certifiedUntilHint }),
]
const valuesOfOfficer = (o: Officer): Values => ({ name: o.name, unit: o.unit.id, certificateNo: o.certificateNo, certifiedFrom: o.certifiedFrom, certifiedUntil: o.certifiedUntil ?? '' })
const certificateOutlook = (values: Values): string[] => [values.certifiedUntil ? say(texts.certificateEnds)(String(values.certifiedUntil), daysUntil(today(), String(values.certifiedUntil))) : say(texts.certificateEndless)]

export function addOfficer(unit: string, agency: string, context: Context): Shown {
  const fields = officerFields.map((f) => (f.name === 'unit' ? { ...f, first: () => unit } : f))
  return {
    record: unit || agency,
    context,
    action: { ...shared, name: 'addOfficer', label: texts.addOfficer, about: texts.addOfficerAbout, article: '行政处罚法 42', answer: 'officer { id }', fields, outlook: certificateOutlook },
  }
}

export function changeOfficer(officer: Officer, context: Context): Shown {
  const values = valuesOfOfficer(officer)
  const fields = startingWith(officerFields, values).map((f): Field => {
    if (f.name === 'certifiedFrom') return { ...f, hint: texts.certifiedFromHint }
    // A last day can be moved, not taken away.
    return f.name === 'certifiedUntil' && values.certifiedUntil ? { ...f, isRequired: true, hint: texts.certifiedUntilKept } : f
  })
  return {
    record: officer.id,
    context: { ...context, subject: subjectOf(officer, texts.conflictOfficer, officerFields, valuesOfOfficer, context, async () => (await ask(AdminOfficerDocument, { id: officer.id })).officer) },
    action: {
      ...shared, name: 'changeOfficer', label: texts.changeOfficer, title: titled(texts.changeOfficer, officer.name), about: texts.changeOfficerAbout, article: '行政处罚法 42', hasVersion: true,
      answer: 'officer { id version }', fields, input: differing(officerFields, 'officer', officer.id), outlook: certificateOutlook,
    },
  }
}

// Accounts and tokens

const isLegal = (values: Values) => values.role === 'LEGAL'
const accountFields: Field[] = [
  { name: 'name', kind: 'text', label: texts.accountName, isRequired: true },
  { name: 'role', kind: 'enum', type: 'AccountRole', label: texts.role, isRequired: true },
  { name: 'units', kind: 'many', label: texts.units, hint: texts.unitsHint, entry: texts.unitEntry, options: unitOptions, isShown: isLegal },
  {
    name: 'officer', kind: 'choice', label: texts.officer, hint: texts.officerHint, isShown: isLegal,
    options: ({ choices }) => choices.officers.nodes.map((o) => ({ value: o.id, label: `${o.name} · ${o.unit.name} · ${o.certificateNo}` })),
  },
  day('validUntil', texts.validUntil, { first: () => '', isRequired: false, hint: texts.validUntilHint }),
]
const grantFields: Field[] = [
  ...accountFields.slice(0, 2),
  { name: 'subject', kind: 'text', label: texts.subject, hint: texts.subjectHint },
  ...accountFields.slice(2, 4),
  day('validFrom', texts.validFrom),
  accountFields[4]!,
]
const valuesOfAccount = (a: Account): Values => ({ name: a.name, role: a.role, units: a.units.nodes.map((u) => u.id), officer: a.officer?.id ?? '', validUntil: a.validUntil ?? '' })
function accountOutlook(values: Values, context: Context): string[] {
  const lines = [say(texts.roleMay)[values.role as keyof (typeof texts.roleMay)[0]]]
  if (isLegal(values)) lines.push((values.units as string[]).length ? say(texts.writesUnits)(valueText(accountFields[2]!, values.units, context)) : say(texts.writesAll))
  return lines
}

export function grantAccess(agency: string, context: Context): Shown {
  return {
    record: agency,
    context,
    action: {
      ...shared, name: 'grantAccess', label: texts.grantAccess, about: texts.grantAccessAbout, answer: 'account { id }', fields: grantFields,
      input: (values, c) => ({ agency, ...inputOf(grantFields, values, c) }), outlook: accountOutlook,
    },
  }
}

export function changeAccess(account: Account, context: Context): Shown {
  const fields = startingWith(accountFields, valuesOfAccount(account))
  return {
    record: account.id,
    context: { ...context, subject: subjectOf(account, texts.conflictAccount, accountFields, valuesOfAccount, context, async () => (await ask(AdminAccountDocument, { id: account.id })).account) },
    action: {
      ...shared, name: 'changeAccess', label: texts.changeAccess, title: titled(texts.changeAccess, account.name), about: texts.changeAccessAbout, hasVersion: true, answer: 'account { id version }', fields,
      input: (values, c) => ({ account: account.id, ...inputOf(fields, values, c) }), outlook: accountOutlook,
    },
  }
}

export function withdrawAccess(account: Account, tokens: number, context: Context): Shown {
  const fields: Field[] = [{ name: 'reason', kind: 'long', label: texts.reason, hint: texts.reasonHint, isRequired: true }]
  return {
    record: account.id,
    context,
    action: {
      ...shared, name: 'withdrawAccess', label: texts.withdrawAccess, title: titled(texts.withdrawAccess, account.name), about: texts.withdrawAccessAbout, isGrave: true, answer: 'account { id }', fields,
      input: (values) => ({ account: account.id, reason: values.reason }), outlook: () => [say(texts.losesAccess)(account.name), ...(tokens ? [say(texts.losesTokens)(tokens)] : [])],
    },
  }
}

export function revokeToken(token: Token, context: Context): Shown {
  return {
    record: token.id,
    context,
    action: {
      ...shared, name: 'revokeToken', label: texts.revokeToken, title: titled(texts.revokeToken, token.name), about: texts.revokeTokenAbout, isGrave: true, answer: 'accessToken { id }', fields: [],
      input: () => ({ accessToken: token.id }), outlook: () => [say(texts.losesToken)(token.account.name)],
    },
  }
}

// Rules and the calendar

/** A value in the unit of its rule. */
export function ruleValue(value: string, unit: string): string {
  return say(texts.ruleValue)(value, unit)
}

export function setRule(rule: Rule, name: string, agency: string, context: Context): Shown {
  const fields: Field[] = [
    { name: 'value', kind: 'decimal', label: texts.value, isRequired: true, hint: texts.valueIn(rule.unit) },
    day('effectiveFrom', texts.effectiveFrom),
    day('effectiveUntil', texts.effectiveUntil, { first: () => '', isRequired: false, hint: texts.effectiveUntilHint }),
    { name: 'article', kind: 'text', label: texts.basis, isRequired: true, hint: texts.basisHint },
    { name: 'approvedBy', kind: 'text', label: texts.approvedBy, isRequired: true },
  ]
  return {
    record: `${agency}.${rule.name}`,
    context,
    action: {
      ...shared, name: 'setRule', label: texts.setRule, title: titled(texts.setRule, name), about: texts.setRuleAbout, article: rule.article, answer: 'setting { id }', fields,
      input: (values, c) => ({ agency, rule: rule.name, ...inputOf(fields, values, c) }),
      outlook: (values) => [say(texts.ruleBecomes)(String(values.effectiveFrom), ruleValue(String(values.value), rule.unit), ruleValue(rule.value, rule.unit)), say(texts.ruleStays)],
    },
  }
}

export function setCalendar(year: string, agency: string, context: Context): Shown {
  const days = (name: 'off' | 'worked', label: Text, hint: Text): Field => ({ name, kind: 'long', label, hint, isRequired: name === 'off', malformed: texts.badDays, parse: (text, values) => parseDays(text, String(values.year ?? ''), name) })
  const fields: Field[] = [
    { name: 'year', kind: 'int', label: texts.year, isRequired: true, first: () => year },
    { name: 'source', kind: 'text', label: texts.source, isRequired: true, hint: texts.sourceHint },
    days('off', texts.off, texts.offHint),
    days('worked', texts.worked, texts.workedHint),
  ]
  return {
    record: `${agency}.${year}`,
    context,
    action: {
      ...shared, name: 'setCalendar', label: texts.setCalendar, about: texts.setCalendarAbout, answer: 'agency { id }', fields,
      input: (values, c) => ({ agency, ...inputOf(fields, values, c) }),
      outlook(values) {
        const [off, worked] = (['off', 'worked'] as const).map((name) => parseDays(String(values[name]), String(values.year), name) ?? []) as [string[], string[]]
        return [say(texts.yearHas)(String(values.year), workingDays(Number(values.year), off, worked)), `${say(texts.off)}: ${spansOf(off, true).join(', ')}`, ...(worked.length ? [`${say(texts.worked)}: ${spansOf(worked, false).join(', ')}`] : [])]
      },
    },
  }
}

/** The first year after those that are known. */
export const nextYear = (entered: number[]) => String(Math.max(announced.last, ...entered) + 1)
