import './workers'
import '@graphiql/react/style.css'
import '@graphiql/plugin-doc-explorer/style.css'
import '@graphiql/plugin-history/style.css'
import 'graphiql/graphiql.css'
import './style.css'

import { HISTORY_PLUGIN } from '@graphiql/plugin-history'
import type { Fetcher } from '@graphiql/toolkit'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { Bar } from './bar'
import { loadOperations, operations, remember } from './operations'
import { getSettings, theme } from './settings'
import { shelfPlugin } from './shelf'

/** Sends an operation with the language and, in the demo mode, the token of the role. Headers of the user's own go before these. */
const fetcher: Fetcher = async (operation, options) => {
  const { language, role } = getSettings()
  const isIntrospection = operation.operationName === 'IntrospectionQuery'
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/graphql-response+json, application/json',
      'Accept-Language': language === 'zh' ? 'zh-CN' : 'en',
      // Not every role may read the schema; who reads it makes no difference to it.
      ...(role !== '' && !isIntrospection && { Authorization: `Bearer demo-${role}` }),
      ...(options?.headers as Record<string, string> | undefined),
    },
    body: JSON.stringify(operation),
  })
  const answer = await response.json()
  if (!isIntrospection) remember(answer.data)
  return answer
}

// A link of another page may bring an operation: /graphiql?query=…&variables=…
const brought = new URLSearchParams(location.search)
// GraphiQL reads the variables of the first tab from here alone, not from defaultTabs. Who was here before has tabs of their own.
const isFirstVisit = localStorage.getItem('graphiql:query') === null && localStorage.getItem('graphiql:tabState') === null
const plugins = [shelfPlugin, HISTORY_PLUGIN]
const root = document.getElementById('graphiql')
if (!root) throw new Error('the page is incomplete')
const page = () => (
  <GraphiQL
    fetcher={fetcher}
    plugins={plugins}
    visiblePlugin={shelfPlugin}
    defaultTabs={operations.slice(0, 1).map(({ query, variables }) => ({ query, variables }))}
    {...(theme && { forcedTheme: theme })}
    {...(isFirstVisit && operations[0] && { initialVariables: operations[0].variables })}
    {...(brought.has('query') && { initialQuery: brought.get('query')!, initialVariables: brought.get('variables') ?? '' })}
    dangerouslyAssumeSchemaIsValid
  >
    <GraphiQL.Logo>
      <Bar />
    </GraphiQL.Logo>
  </GraphiQL>
)
loadOperations()
  .catch(console.error) // GraphiQL is of use without them
  .then(() => createRoot(root).render(page()))
