import { language } from './language.svelte'

/** A text in Chinese and English, for pages whose texts stand beside what they describe. */
export type Words = readonly [zh: string, en: string]

/** The text in the language of the page. */
export function say(words: Words): string {
  return words[language.current === 'zh' ? 0 : 1]
}
