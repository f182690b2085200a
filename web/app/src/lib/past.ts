import { TypedDocumentString } from '../generated/operations'
import type { ApiError } from './api'
import { dateFormat } from './intl'
import { language } from './language.svelte'

/** The same operation, answered as of the instant in the variable asOf, which is to be given with the others. */
export function inThePast<Data, Variables>(operation: TypedDocumentString<Data, Variables>): TypedDocumentString<Data, Variables> {
  const text = operation.toString().replace(/^(\s*query \w+)(?:\(([^)]*)\))?/, (_, name: string, variables?: string) => `${name}(${variables ? variables + ', ' : ''}$asOf: DateTime!) @asOf(at: $asOf)`)
  return new TypedDocumentString(text)
}

/** An instant in the time zone of the bureau, to the second, or as exactly as it is given: the versions of a record may lie closer than a minute. */
export function exactInstant(value: string): string {
  const at = new Date(value)
  if (Number.isNaN(at.getTime())) return value
  return dateFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(at)
}

/** What is wrong with the instant of an operation, where that is why it was refused: it is of the future, or before the log began. */
export function asOfFault(error: ApiError | undefined): string | undefined {
  const fault = error?.faults[0]
  if (error?.code !== 'BAD_USER_INPUT' || fault?.extensions?.field !== 'asOf.at') return undefined
  return fault.message.replace(/^asOf\.at[:：]\s*/, '').replace(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)/g, (at) => (language.current === 'zh' ? ` ${exactInstant(at)} ` : exactInstant(at)))
}
