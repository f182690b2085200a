export type Theme = 'system' | 'light' | 'dark'

let chosen = $state<Theme>((localStorage.getItem('docket.theme') as Theme | null) ?? 'system')
const prefersDark = matchMedia('(prefers-color-scheme: dark)')
let systemIsDark = $state(prefersDark.matches)
prefersDark.addEventListener('change', (e) => (systemIsDark = e.matches))

function apply() {
  document.documentElement.style.colorScheme = chosen === 'system' ? 'light dark' : chosen
}
apply()

/** Light or dark, as chosen, or as the system says. It is kept in the browser. */
export const theme = {
  get chosen(): Theme {
    return chosen
  },
  set chosen(value: Theme) {
    chosen = value
    localStorage.setItem('docket.theme', value)
    apply()
  },
  get isDark(): boolean {
    return chosen === 'dark' || (chosen === 'system' && systemIsDark)
  },
}
