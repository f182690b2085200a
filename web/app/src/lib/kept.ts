// The last answers of the pages, so that one that is opened again shows at once what it showed before, and asks afresh.
const answers = new Map<string, unknown>()
const most = 24

const keyOf = (query: string, variables: unknown) => query + JSON.stringify(variables)

export const kept = {
  get: (query: string, variables: unknown): unknown => answers.get(keyOf(query, variables)),
  put(query: string, variables: unknown, data: unknown) {
    const key = keyOf(query, variables)
    answers.delete(key)
    answers.set(key, data)
    if (answers.size > most) answers.delete(answers.keys().next().value!)
  },
}
