// Writes src/generated/labels.json: the labels of the values of enumerations, as [Chinese, English] by value. They are those that the API
// serves: the generator of package graph makes messages/labels.json from the schema's descriptions.
import { readFileSync, writeFileSync } from 'node:fs'

const served = JSON.parse(readFileSync('../../messages/labels.json', 'utf8'))
const labels = Object.fromEntries(
  Object.entries(served).map(([name, values]) => [name, Object.fromEntries(values.map(({ value, zh, en }) => [value, [zh, en]]))]),
)
writeFileSync('src/generated/labels.json', JSON.stringify(labels, null, 1) + '\n')
