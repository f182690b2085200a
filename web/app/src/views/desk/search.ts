import type { CaseWhere, PartyWhere } from '../../generated/operations'

/** Whether a text may be initials of a Chinese name: Latin letters and digits only. */
const isInitials = (text: string) => /^[a-z0-9]{2,}$/i.test(text)

/** Cases of which the number, the cause or the party's name holds the text, also by the initials of the name. */
export function whereCase(text: string): CaseWhere {
  const or: CaseWhere[] = [{ caseNo: { contains: text } }, { party: { name: { contains: text } } }, { cause: { contains: text } }]
  if (isInitials(text)) or.push({ party: { nameInitials: { contains: text.toLowerCase() } } })
  return { or }
}

/** Parties that may be the one that is typed: with its code, with a name that is the same or sounds like it, or holds it. */
export function whereParty(text: string): PartyWhere {
  const or: PartyWhere[] = [{ name: { contains: text } }]
  if (/^[0-9A-Z]{18}$/i.test(text)) or.push({ code: { eq: text.toUpperCase() } })
  if (isInitials(text)) or.push({ nameInitials: { contains: text.toLowerCase() } })
  else or.push({ nameKey: { eq: text } }, { nameInitials: { eq: text } })
  return { or }
}
