import type { Fault } from '../../lib/api'
import { cite } from '../../lib/article'
import { language } from '../../lib/language.svelte'
import { actionOf, type Text } from './actions'
import { complaintActionOf } from './complaint'
import { en } from './en'
import { zh, type DeskMessages } from './zh'

/** The texts of the desk in the language chosen. */
export function d(): DeskMessages {
  return language.current === 'zh' ? zh : en
}

/** A remark in the brackets of the language of the page. */
export function inBrackets(text: string): string {
  return language.current === 'zh' ? `（${text}）` : ` (${text})`
}

/** What a fault says at its field: without the path, with the article of its rule written out. */
export function faultText(fault: Fault, ...paths: string[]): string {
  let message = fault.message
  for (const path of [fault.extensions?.field ?? '', ...paths]) for (const mark of [': ', '：']) if (path && message.startsWith(path + mark)) message = message.slice((path + mark).length)
  // Who reads a form knows steps by their buttons, not by the names of their mutations.
  message = message.replace(/[（(]([a-z]+[A-Z]\w*)(?:, `\w+`|，`\w+`)?[）)]/g, (whole, name: string) => {
    const action = actionOf(name) ?? complaintActionOf(name)
    return action ? inBrackets(say(action.label)) : whole
  })
  const article = cite(fault.extensions?.article)
  return article && !message.includes(article) ? message + inBrackets(article) : message
}

/** A text of two languages in the language chosen. */
export function say(text: Text): string {
  return text[language.current === 'zh' ? 0 : 1]
}
