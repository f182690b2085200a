import { language } from '../../lib/language.svelte'
import type { Text } from './actions'
import { en } from './en'
import { zh, type DeskMessages } from './zh'

/** The texts of the desk in the language chosen. */
export function d(): DeskMessages {
  return language.current === 'zh' ? zh : en
}

/** An article as the server cites it, with its mark in the language of the page where its text was not read. */
export function cite(article: string | null | undefined): string {
  return (article ?? '').replace(/ ?\(unconfirmed\)/g, language.current === 'zh' ? '（条文待核）' : ' (unconfirmed)')
}

/** A text of two languages in the language chosen. */
export function say(text: Text): string {
  return text[language.current === 'zh' ? 0 : 1]
}
