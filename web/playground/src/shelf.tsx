import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { useEffect, useState } from 'react'
import { fill, type Operation, operations } from './operations'
import { change, isDemo, type Role, useSettings } from './settings'
import { roleNames, useTexts } from './texts'

function Shelf() {
  const { language } = useSettings()
  const texts = useTexts()
  const users: Role[] = [...new Set(operations.map(o => o.user))]
  const [user, setUser] = useState<Role>(users[0] ?? 'dashboard')
  const [missing, setMissing] = useState<string[]>([])
  const [chosen, setChosen] = useState('')
  const editors = useGraphiQL(state => state)
  useEffect(() => editors.queryEditor?.updateOptions({ wordWrap: 'on' }), [editors.queryEditor])
  const { addTab, setOperationName } = useGraphiQLActions()

  const put = (o: Operation) => {
    const filled = fill(o.variables)
    const before = editors.queryEditor?.getValue().trim() ?? ''
    // What the user has written stays in its tab.
    if (before !== '' && !operations.some(p => p.query.trim() === before)) addTab()
    editors.queryEditor?.setValue(o.query)
    editors.variableEditor?.setValue(filled.text)
    editors.responseEditor?.setValue('')
    setOperationName(/^(?:query|mutation) (\w+)/m.exec(o.query)?.[1] ?? '') // else it is read from the text a moment later
    editors.queryEditor?.setScrollTop(0)
    editors.queryEditor?.focus()
    if (isDemo) change({ role: o.user })
    setMissing(filled.missing)
    setChosen(o.name)
  }

  return (
    <section className="docket-shelf" aria-label={texts.shelf}>
      <h2>{texts.shelf}</h2>
      <p>{texts.shelfHint}</p>
      <div role="group" className="docket-users">
        {users.map(u => (
          <button key={u} type="button" aria-pressed={u === user} onClick={() => setUser(u)}>
            {roleNames[u][language]}
          </button>
        ))}
      </div>
      <ol>
        {operations
          .filter(o => o.user === user)
          .map(o => (
            <li key={o.name}>
              <button type="button" data-operation={o.name} aria-current={o.name === chosen} onClick={() => put(o)}>
                <strong>
                  {o.title[language]}
                  {/^mutation\b/m.test(o.query) && <em>{texts.isChange}</em>}
                </strong>
                <span>{o.text[language]}</span>
              </button>
              {o.name === chosen && missing.length > 0 && (
                <p role="status">
                  {texts.missing}
                  <code>{missing.map(m => `$${m}`).join(' ')}</code>
                </p>
              )}
            </li>
          ))}
      </ol>
    </section>
  )
}

function Icon() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M2 17.5h16M3.5 17V3h3.5v14M7 17V5h3.5v12M11.3 5.6l3.2-.9 3.2 12" />
    </svg>
  )
}

export const shelfPlugin: GraphiQLPlugin = { title: '操作示例 · Worked operations', icon: Icon, content: Shelf }
