import { change, isDemo, type Role, roles, signInPath, useSettings } from './settings'
import { roleNames, useTexts } from './texts'

/** The role of the demo mode, signing in, the reference, and the language. */
export function Bar() {
  const { language, role } = useSettings()
  const texts = useTexts()
  return (
    <nav className="docket-bar" aria-label="Docket">
      {isDemo && (
        <label>
          <span>{texts.role}</span>
          <select value={role} onChange={e => change({ role: e.currentTarget.value as Role | '' })}>
            <option value="">{texts.noRole}</option>
            {roles.map(r => (
              <option key={r} value={r}>
                {roleNames[r][language]} · Bearer demo-{r}
              </option>
            ))}
          </select>
        </label>
      )}
      {signInPath !== '' && <a href={`${signInPath}?return=/graphiql`}>{texts.signIn}</a>}
      {signInPath !== '' && <a href="/account">{texts.account}</a>}
      <a href="/reference">{texts.reference}</a>
      <button type="button" onClick={() => change({ language: language === 'zh' ? 'en' : 'zh' })}>
        {texts.otherLanguage}
      </button>
    </nav>
  )
}
