// Where a page was scrolled to and which link was followed, by its entry of the history: back returns there. The browser cannot do it, since
// the page is empty until its answer has come; and the router scrolls to the top.
interface Place {
  y: number
  link?: string | undefined
}
const key = 'docket.places'
const index = (): string => String((history.state as { _routerIndex?: number } | null)?._routerIndex ?? 0)
const places = new Map<string, Place>(JSON.parse(sessionStorage.getItem(key) ?? '[]') as [string, Place][])
let wanted: Place | undefined

function arrive() {
  if (!wanted) return
  const { y, link } = wanted
  const target = link ? document.querySelector<HTMLElement>(`main a[href="${CSS.escape(link)}"]`) : undefined
  // The page left is still there, or the one returned to is not yet whole.
  if (target === null || document.querySelector('main .skeleton') || !document.querySelector('main h1')) return
  wanted = undefined
  scrollTo(0, y)
  target?.focus({ preventScroll: true })
}

/** Lets the page return to its places. To be called once, before the router is. */
export function keepPlaces() {
  history.scrollRestoration = 'manual'
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (entry?.type === 'navigate') places.clear()
  else wanted = places.get(index())
  addEventListener('popstate', () => (wanted = places.get(index())))
  addEventListener('scroll', () => wanted || places.set(index(), { ...places.get(index()), y: scrollY }), { passive: true })
  addEventListener('click', (e) => {
    const link = (e.target as Element | null)?.closest?.('main a[href]')?.getAttribute('href')
    if (link) places.set(index(), { y: scrollY, link })
  }, { capture: true })
  // Who scrolls by hand has arrived.
  for (const type of ['wheel', 'touchstart', 'keydown']) addEventListener(type, () => (wanted = undefined), { passive: true })
  addEventListener('pagehide', () => sessionStorage.setItem(key, JSON.stringify([...places])))
  new MutationObserver(() => wanted && requestAnimationFrame(arrive)).observe(document.body, { childList: true, subtree: true })
}
