// The language, the search, and what must be open to be seen.
const root = document.documentElement
const search = document.getElementById('search')
const found = document.getElementById('found')

// The other pages keep the language and the theme under the same names.
const kept = name => {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}
const theme = kept('docket.theme')
if (theme === 'light' || theme === 'dark') root.style.colorScheme = theme
const setLanguage = language => {
  root.lang = language === 'zh' ? 'zh-CN' : 'en'
  search.placeholder = language === 'zh' ? '搜索：字段、含义、法条' : 'Search fields, meanings, articles'
  show()
}
const preferred = kept('docket.language') ?? navigator.languages.find(l => /^(zh|en)/.test(l))?.slice(0, 2) ?? 'zh'
document.getElementById('language').addEventListener('click', () => {
  const language = root.lang === 'en' ? 'zh' : 'en'
  try {
    localStorage.setItem('docket.language', language)
  } catch {
    // then it holds until the page is left
  }
  setLanguage(language)
})

// What can be found: a row with the heads above it. Texts are read once.
const subjects = [...document.querySelectorAll('.subject')].map(section => ({
  section,
  link: document.querySelector(`#contents a[href="#${section.id}"]`).parentElement,
  head: [section.querySelector('h3'), section.querySelector('p')].map(e => e.textContent).join(' ').toLowerCase(),
  table: section.querySelector('.table'),
  rows: [...section.querySelectorAll(':scope > .table tbody tr')].map(row => ({ row, text: row.textContent.toLowerCase() })),
  parts: [...section.querySelectorAll(':scope > details')].map(details => ({
    details,
    head: [details.querySelector('summary'), details.querySelector('p')].map(e => e.textContent).join(' ').toLowerCase(),
    tables: [...details.querySelectorAll('.table')].map(table => ({
      shown: [table, table.previousElementSibling].filter(e => e.matches('.table, h4')), // with the name of the input above it
      rows: [...table.querySelectorAll('tbody tr')].map(row => ({ row, text: row.textContent.toLowerCase() })),
    })),
  })),
}))
const groups = [...document.querySelectorAll('h2.group')].map((head, i) => ({ head, entry: document.querySelectorAll('#contents h2')[i] }))

/** Shows what holds all words of the search; everything where there are none. */
function show() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean)
  const has = text => words.every(w => text.includes(w))
  let count = 0
  for (const s of subjects) {
    const isWhole = has(s.head)
    const filter = (rows, all) => rows.filter(({ row, text }) => ((row.hidden = !(all || has(text))), !row.hidden)).length
    let n = filter(s.rows, isWhole)
    s.table.hidden = n === 0 && words.length > 0
    for (const p of s.parts) {
      const isAll = isWhole || has(p.head)
      let inside = 0
      for (const table of p.tables) {
        const rows = filter(table.rows, isAll)
        for (const e of table.shown) e.hidden = rows === 0
        inside += rows
      }
      p.details.hidden = inside === 0 && !isAll
      p.details.open = words.length > 0 && !isWhole && inside > 0
      if (!p.details.hidden) n += Math.max(inside, 1)
    }
    s.section.hidden = s.link.hidden = n === 0 && !isWhole
    if (words.length > 0) count += isWhole ? 1 : n
  }
  document.getElementById('about').hidden = words.length > 0
  for (const { head, entry } of groups) {
    let isShown = false
    for (let e = head.nextElementSibling; e && !e.matches('h2'); e = e.nextElementSibling) isShown ||= !e.hidden
    head.hidden = entry.hidden = !isShown
  }
  document.getElementById('nothing').hidden = words.length === 0 || count > 0
  found.textContent = words.length === 0 ? '' : root.lang === 'en' ? `${count} found` : `找到 ${count} 处`
}

let waiting = 0
search.addEventListener('input', () => {
  cancelAnimationFrame(waiting)
  waiting = requestAnimationFrame(() => {
    show()
    scrollTo(0, 0)
  })
})
search.form.addEventListener('submit', e => e.preventDefault())
addEventListener('keydown', e => {
  if (e.key === '/' && document.activeElement !== search) {
    e.preventDefault()
    search.focus()
  } else if (e.key === 'Escape' && document.activeElement === search) {
    search.value = ''
    show()
  }
})

/** Opens what an address names. */
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (!target) return
  if (target.closest('[hidden]')) {
    search.value = ''
    show()
  }
  const details = target.closest('details')
  if (details) details.open = true
  target.scrollIntoView()
}
addEventListener('hashchange', openTarget)

// On paper all is open, as nobody can click there.
addEventListener('beforeprint', () => {
  for (const d of document.querySelectorAll('.subject > details')) d.open = true
})
document.getElementById('print').addEventListener('click', () => print())
const contents = document.querySelector('#contents details')
if (matchMedia('(max-width: 60rem)').matches) contents.open = false

setLanguage(preferred === 'en' ? 'en' : 'zh')
openTarget()
