// What the user has chosen: the language, and in the demo mode the role. Kept in the browser.
import { useSyncExternalStore } from 'react'

export const roles = ['dashboard', 'legal', 'officer', 'auditor', 'admin'] as const
export type Role = (typeof roles)[number]
export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

/** What the server writes into the page. */
const { demo, signIn } = document.documentElement.dataset
export const isDemo = demo === 'true'
/** Path of the page to sign in; empty where nobody can. */
export const signInPath = signIn ?? ''

export interface Settings {
  language: Language
  /** Empty: requests carry no token, and come from the demo auditor or from whoever is signed in. */
  role: Role | ''
}

/** The other pages keep these under the same names, and the role as its token: `demo-legal`. */
const names = { language: 'docket.language', role: 'docket.demoRole' } as const

function kept(name: string): string {
  try {
    return localStorage.getItem(name) ?? ''
  } catch {
    return '' // a browser may forbid it
  }
}

function keep(name: string, value: string) {
  try {
    localStorage.setItem(name, value)
  } catch {
    // then it holds until the page is left
  }
}

let settings: Settings = {
  language: languages.find(l => l === kept(names.language)) ?? (document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'),
  role: (isDemo && roles.find(r => `demo-${r}` === kept(names.role))) || '',
}
document.documentElement.lang = htmlLanguage(settings.language)
const listeners = new Set<() => void>()

function htmlLanguage(l: Language): string {
  return l === 'zh' ? 'zh-CN' : 'en'
}

/** Light or dark, as chosen on the other pages; null for what the system says. */
export const theme = (['light', 'dark'] as const).find(t => t === kept('docket.theme')) ?? null

export function getSettings(): Settings {
  return settings
}

export function change(to: Partial<Settings>) {
  settings = { ...settings, ...to }
  keep(names.language, settings.language)
  keep(names.role, settings.role && `demo-${settings.role}`)
  document.documentElement.lang = htmlLanguage(settings.language)
  for (const tell of listeners) tell()
}

export function useSettings(): Settings {
  return useSyncExternalStore(tell => {
    listeners.add(tell)
    return () => listeners.delete(tell)
  }, getSettings)
}
