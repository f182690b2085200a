/** Loads the page anew if the server has another version of it: its scripts bear other names. */
export async function reloadIfNewer() {
  const own = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.getAttribute('src')
  try {
    const page = await (await fetch('/', { cache: 'no-store' })).text()
    if (own && page.includes('<div id="app">') && !page.includes(`"${own}"`)) location.reload()
  } catch {
    // The server is away again: the next connection asks once more.
  }
}
