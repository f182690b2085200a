import { language } from './language.svelte'

// The laws that the server cites by their short names, as package law lists them, with their titles.
const laws: Record<string, readonly [zh: string, en: string]> = {
  行政处罚法: ['中华人民共和国行政处罚法', 'Administrative Penalty Law'],
  行政强制法: ['中华人民共和国行政强制法', 'Administrative Coercion Law'],
  行政复议法: ['中华人民共和国行政复议法', 'Administrative Reconsideration Law'],
  行政诉讼法: ['中华人民共和国行政诉讼法', 'Administrative Litigation Law'],
  药品管理法: ['中华人民共和国药品管理法', 'Drug Administration Law'],
  特种设备安全法: ['中华人民共和国特种设备安全法', 'Special Equipment Safety Law'],
  令42号: ['市场监督管理行政处罚程序规定', 'Provisions on Penalty Procedures (SAMR Order 42)'],
  令2号: ['市场监督管理行政处罚程序暂行规定', 'Interim Provisions on Penalty Procedures (SAMR Order 2)'],
  市场监管听证办法: ['市场监督管理行政处罚听证办法', 'Measures on Penalty Hearings'],
  信息公示规定: ['市场监督管理行政处罚信息公示规定', 'Provisions on Publishing Penalties'],
  投诉举报办法: ['市场监督管理投诉举报处理办法', 'Measures on Complaints and Reports'],
  特种设备安全监督检查办法: ['特种设备安全监督检查办法', 'Measures on Special Equipment Inspections'],
  罚没财物管理办法: ['罚没财物管理办法', 'Measures on Fines and Confiscated Goods'],
}
const words: Record<string, readonly [zh: string, en: string]> = {
  包保工作: ['食品安全包保工作要求', 'Rules on the coverage of food businesses'],
  本局承诺: ['本局承诺', 'Promise of the bureau'],
}
const marks: Record<string, readonly [zh: string, en: string]> = {
  unconfirmed: ['（条文待核）', ' (unconfirmed)'],
  'as the bureau has set it': ['（本局设定）', ' (as the bureau has set it)'],
}
const digits = '零一二三四五六七八九'

/** A number from 1 to 999 in Chinese numerals, as articles have it: 六十三, 一百二十六. */
export function chineseNumeral(n: number): string {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10]
  const first = hundreds ? digits[hundreds] + '百' : ''
  const middle = tens ? (tens === 1 && !hundreds ? '十' : digits[tens] + '十') : hundreds && ones ? '零' : ''
  return first + middle + (ones ? digits[ones] : '')
}

/**
 * Articles as the server cites them, written out: 行政处罚法 60 is 《中华人民共和国行政处罚法》第六十条 in Chinese, and Administrative Penalty Law,
 * art. 60 in English. 63(1) is the first paragraph of article 63. A citation of another form is shown as it is.
 */
export function cite(citation: string | null | undefined): string {
  const n = language.current === 'zh' ? 0 : 1
  return (citation ?? '')
    .split(/;\s*/)
    .filter(Boolean)
    .map((part) => {
      const read = /^(\S+?)(?: \((\d{4})\))?(?: ([\d(), 、]*\d\)?))?(?: \(([^)]*)\))?$/.exec(part.trim())
      if (!read) return part
      const [, law = '', year, articles, mark] = read
      const end = mark ? (marks[mark]?.[n] ?? ` (${mark})`) : ''
      const title = laws[law]
      if (law === 'unconfirmed') return n === 0 ? '条文待核' : 'article unconfirmed'
      if (!title) return (words[law]?.[n] ?? law) + (articles ? ' ' + articles : '') + end
      const all = articles?.split(/[,、]\s*/) ?? []
      if (n === 0) return `《${title[0]}》${year ? `（${year}年版）` : ''}${all.map(chineseArticle).join('、')}${end}`
      return title[1] + (year ? ` (${year})` : '') + (all.length ? `, art${all.length > 1 ? 's' : ''}. ${all.join(', ')}` : '') + end
    })
    .join(n === 0 ? '，' : '; ')
}

function chineseArticle(article: string): string {
  const [, number, paragraph] = /^(\d+)(?:\((\d+)\))?$/.exec(article.trim()) ?? []
  return number ? `第${chineseNumeral(Number(number))}条` + (paragraph ? `第${chineseNumeral(Number(paragraph))}款` : '') : article
}
