// Writes src/generated/labels.json: the labels of the values of enumerations, as [Chinese, English] by value. They are those that the API
// serves: the generator of package graph makes messages/labels.json from the schema's descriptions. And src/generated/verbs.json: those of the
// mutations by their names, the Chinese one from the schema's description, the English one from the name.
import { readFileSync, writeFileSync } from 'node:fs'
import { buildSchema } from 'graphql'

const served = JSON.parse(readFileSync('../../messages/labels.json', 'utf8'))
const labels = Object.fromEntries(
  Object.entries(served).map(([name, values]) => [name, Object.fromEntries(values.map(({ value, zh, en }) => [value, [zh, en]]))]),
)
writeFileSync('src/generated/labels.json', JSON.stringify(labels, null, 1) + '\n')

const mutations = Object.values(buildSchema(readFileSync('../../graph/schema.graphql', 'utf8')).getMutationType().getFields())
const verbs = Object.fromEntries(
  mutations.map(({ name, description }) => [name, [/^[^\x00-\x7f]\S*/.exec(description ?? '')?.[0] ?? name, name.replace(/[A-Z]/g, (c) => ' ' + c.toLowerCase()).replace(/^./, (c) => c.toUpperCase())]]),
)
writeFileSync('src/generated/verbs.json', JSON.stringify(verbs, null, 1) + '\n')
