import { type Language, type Role, useSettings } from './settings'

const texts = {
  shelf: { zh: '操作示例', en: 'Worked operations' },
  shelfHint: { zh: '点一下就放进编辑器，再按 ▶ 或 Ctrl+Enter 运行。', en: 'A click puts one into the editor; ▶ or Ctrl+Enter runs it.' },
  missing: { zh: '请先运行前面的步骤。这里要用到它们结果中的编号：', en: 'Run the steps before it first. It takes ids from their answers: ' },
  isChange: { zh: '会写入', en: 'writes' },
  role: { zh: '角色', en: 'Role' },
  noRole: { zh: '不带令牌（演示审计员）', en: 'no token (the demo auditor)' },
  reference: { zh: '数据字典', en: 'Reference' },
  signIn: { zh: '登录', en: 'Sign in' },
  account: { zh: '账户', en: 'Account' },
  otherLanguage: { zh: 'English', en: '中文' },
} satisfies Record<string, Record<Language, string>>

export const roleNames: Record<Role, Record<Language, string>> = {
  dashboard: { zh: '看板', en: 'Dashboard' },
  legal: { zh: '法制、办案', en: 'Legal staff' },
  officer: { zh: '执法人员（本机构）', en: 'Officer of a unit' },
  auditor: { zh: '审计', en: 'Auditor' },
  admin: { zh: '管理员', en: 'Admin' },
}

export function useTexts(): Record<keyof typeof texts, string> {
  const { language } = useSettings()
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text[language]])) as Record<keyof typeof texts, string>
}
