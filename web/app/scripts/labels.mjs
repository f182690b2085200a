// Writes src/generated/labels.json: the labels of all values of enums in Chinese and English, as the schema's descriptions give
// them ("中文 English."). The schema is their only source.
import { readFileSync, writeFileSync } from 'node:fs'
import { buildSchema, isEnumType, isIntrospectionType } from 'graphql'

const schema = buildSchema(readFileSync('../../graph/schema.graphql', 'utf8'))

// split parts a description "中文 English (article)." into its two labels. One without a Chinese term is the same in both.
export function split(description) {
  const text = (description ?? '').trim().split('\n')[0].trim()
  const match = /^(\S*[\u3400-\u9fff]\S*)\s+(.*)$/u.exec(text)
  const zh = match ? match[1] : ''
  const en = (match ? match[2] : text).replace(/\s*\([^)]*\)\s*$/, '').replace(/[.:;]\s.*$/, '').replace(/\s*\([^)]*\)/g, '').replace(/\.$/, '').trim()
  return { zh: zh || en, en: en || zh }
}

// Where the description of a value is a sentence, its label in English stands here.
const short = {
  AccountRole: { DASHBOARD: 'Dashboard', LEGAL: 'Legal officer', AUDITOR: 'Auditor', ADMIN: 'Administrator' },
  Role: { PUBLIC: 'Public', DASHBOARD: 'Dashboard', LEGAL: 'Legal officer', AUDITOR: 'Auditor', ADMIN: 'Administrator' },
  CaseEventKind: {
    WAIVED: 'Statement and hearing waived', PAYMENT_REFUNDED: 'Payment refunded', GOODS_MOVED: 'Goods moved', GOODS_RETURNED: 'Goods returned',
    CLUE_RECEIVED: 'Clue received', CORRECTED: 'Entry corrected',
  },
  DeadlineAction: { PUSH: 'Send the decision to the home province', RELEASE: 'Decide on seized goods', TAKE_DOWN: 'Take down the publication' },
  ComplaintResult: { REFERRED: 'Referred to another authority' },
  DeadlineSpanKind: { STOPPED: 'Term stopped', MOVED: 'Moved to a working day' },
  PartyKind: { UNKNOWN: 'Unknown' },
}
const labels = {}
for (const type of Object.values(schema.getTypeMap())) {
  if (!isEnumType(type) || isIntrospectionType(type)) continue
  const values = {}
  for (const value of type.getValues()) {
    const { zh, en: described } = split(value.description)
    const en = short[type.name]?.[value.name] ?? described
    if (zh || en) values[value.name] = [zh, en]
  }
  labels[type.name] = values
}
writeFileSync('src/generated/labels.json', JSON.stringify(labels, null, 1) + '\n')
