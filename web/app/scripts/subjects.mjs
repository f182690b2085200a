// Writes src/generated/subjects.json: what the auditor's bench may ask of each record type, read from graph/schema.graphql. A new record
// type appears in it by itself. Keys are short because the file is loaded by the browser:
//
//   content   for each kind of text (@holds) the roles that see it
//   subjects  by the name of the type:
//     list    root field        label  [zh, en]        read  roles that may read its records        title  field that names a record
//     fields  name → { k: kind, l: [zh, en], e: enum, h: what its text holds, r: roles, u: uses }
//     one     name → { t: type, l: [zh, en], r: roles, u: uses }     relations to one record
//     many    name → { t: type, l: [zh, en] }               relations to many
//
// The uses are letters: w filter, g dimension, s sum, a mean, m minimum, n distinct values, o order, p operand of a comparison, c column,
// q may have no value.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildSchema, getNamedType, isEnumType, isListType, isNonNullType, isObjectType } from 'graphql'

// readJSON reads a file of package messages. The generator of package graph makes fields.json and labels.json from the descriptions of the
// schema and from messages/terms.json, which has the terms of fields whose description begins with none.
const readJSON = (name) => JSON.parse(readFileSync('../../messages/' + name, 'utf8'))

const scalars = { Int: 'count', Money: 'money', Decimal: 'decimal', Date: 'date', DateTime: 'instant', Boolean: 'boolean', String: 'text', ID: 'id' }

// words makes a label of a field's name: penaltyAmount → Penalty amount.
const words = (name) => name.replace(/([a-z0-9])([A-Z])/g, (_, a, b) => a + ' ' + b.toLowerCase()).replace(/^./, (c) => c.toUpperCase())

// directive returns the values of an argument of a directive, as ['LEGAL', 'AUDITOR'].
function directive(node, name, argument) {
  const value = node?.directives?.find((d) => d.name.value === name)?.arguments.find((a) => a.name.value === argument)?.value
  return value?.kind === 'ListValue' ? value.values.map((v) => v.value) : value?.value
}

// subjects reads the catalogue from the text of a schema. terms are the Chinese terms of fields by type and name, types those of types. missing
// lists the labels that have no Chinese term.
export function subjects(text, { terms, types }) {
  const schema = buildSchema(text)
  const missing = []
  const label = (type, field) => {
    const zh = terms[type]?.[field.name]
    if (!zh) missing.push(`${type}.${field.name}`)
    return [zh ?? words(field.name), words(field.name)]
  }
  const has = (type, field) => Boolean(schema.getType(type)?.getFields()[field])
  const isRecord = (type) => isObjectType(type) && Boolean(schema.getType(type.name + 'Where')) && Boolean(schema.getType(type.name + 'GroupBy'))

  const content = {}
  for (const value of schema.getType('Content').getValues()) {
    content[value.name] = directive(value.astNode, 'shown', 'to')
    const masked = directive(value.astNode, 'shown', 'masked')
    if (masked) content[value.name + ' masked'] = masked
  }
  const all = {}
  for (const root of Object.values(schema.getQueryType().getFields())) {
    const connection = getNamedType(root.type)
    const nodes = isObjectType(connection) && connection.name.endsWith('Connection') ? connection.getFields().nodes : undefined
    if (!nodes) continue
    const type = getNamedType(nodes.type)
    if (!isRecord(type)) continue
    const subject = { list: root.name, label: [], read: directive(type.astNode, 'read', 'by') ?? [], title: 'id', fields: {}, one: {}, many: {} }
    const zh = types.get(type.name)
    if (!zh) missing.push(type.name)
    subject.label = [zh ?? words(type.name), words(type.name)]
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type)
      const roles = directive(field.astNode, 'read', 'by')
      const uses = Object.entries({ w: 'Where', g: 'GroupBy', s: 'Sum', a: 'Avg', m: 'Min', n: 'Distinct', o: 'Order', p: 'Operand' })
        .filter(([, suffix]) => has(type.name + suffix, field.name)).map(([letter]) => letter).join('') + (isNonNullType(field.type) ? '' : 'q')
      const shared = { l: label(type.name, field), ...(roles && { r: roles }) }
      if (isObjectType(named) && named.name.endsWith('Connection')) {
        if (uses.includes('w') && isRecord(getNamedType(named.getFields().nodes.type))) subject.many[field.name] = { t: getNamedType(named.getFields().nodes.type).name, ...shared }
      } else if (isRecord(named)) {
        if (!isListType(field.type)) subject.one[field.name] = { t: named.name, ...shared, u: uses }
      } else {
        const kind = isEnumType(named) ? 'enum' : scalars[named.name]
        const plain = isNonNullType(field.type) ? field.type.ofType : field.type
        if (!kind || isListType(plain) || field.args.some((a) => isNonNullType(a.type) && a.defaultValue === undefined)) continue
        const holds = directive(field.astNode, 'holds', 'what')
        subject.fields[field.name] = { k: kind, ...shared, ...(kind === 'enum' && { e: named.name }), ...(holds && holds !== 'PLAIN' && { h: holds }), u: uses + 'c' }
      }
    }
    const names = Object.keys(subject.fields)
    subject.title = ['name', 'title'].find((n) => names.includes(n)) ?? names.find((n) => /No$/.test(n)) ?? names.find((n) => subject.fields[n].k === 'text' && subject.fields[n].h !== 'TEXT') ?? 'id'
    all[type.name] = subject
  }
  return { catalogue: { content, subjects: all }, missing }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { catalogue, missing } = subjects(readFileSync('../../graph/schema.graphql', 'utf8'), {
    terms: readJSON('fields.json'), types: new Map(readJSON('labels.json').RecordType.map(({ value, zh }) => [value, zh])),
  })
  if (missing.length) console.warn('without a Chinese term, so shown in English:', missing.join(', '))
  writeFileSync('src/generated/subjects.json', JSON.stringify(catalogue).replace(/("[A-Z]\w+":\{"list")/g, '\n$1') + '\n')
}
