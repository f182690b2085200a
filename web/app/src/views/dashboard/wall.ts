// How the cards of a view are put on the pages of a wall screen.
import type { Panel } from './panel'

const widths = { third: 4, half: 6, 'two-thirds': 8, full: 12 }

/** A page of the wall: rows of cards, and whether a row's cards are headline figures, which take the height that they need. */
export type WallPage = { panels: Panel[]; isFigures: boolean }[]

/** Cards side by side, as many as a row of twelve columns holds. */
function rowsOf(panels: Panel[]): Panel[][] {
  const rows: Panel[][] = []
  let left = 0
  for (const panel of panels) {
    if (widths[panel.span] > left) {
      rows.push([])
      left = 12
    }
    rows.at(-1)!.push(panel)
    left -= widths[panel.span]
  }
  return rows
}

/** The pages of a view. The one row of headline figures that most views have stands above each row of charts; several rows have pages of their own. */
export function pagesOf(panels: Panel[]): WallPage[] {
  const figures = rowsOf(panels.filter((p) => p.shape === 'numbers')).map((panels) => ({ panels, isFigures: true }))
  const charts = rowsOf(panels.filter((p) => p.shape !== 'numbers')).map((panels) => ({ panels, isFigures: false }))
  if (figures.length <= 1 && charts.length) return charts.map((row) => [...figures, row])
  const pages: WallPage[] = []
  for (let i = 0; i < figures.length; i += 2) pages.push(figures.slice(i, i + 2))
  pages.push(...charts.map((row) => [row]))
  return pages.length ? pages : [[]]
}
