const probe = document.createElement('span')
probe.hidden = true

/** The colour that a name of tokens.css has at the moment, as charts need it. */
export function colour(name: string): string {
  if (!probe.isConnected) document.body.append(probe)
  probe.style.color = `var(--${name})`
  return getComputedStyle(probe).color
}

/** The colours of series, in their order. */
export function seriesColours(): string[] {
  return [1, 2, 3, 4, 5, 6, 7, 8].map((n) => colour('series-' + n))
}
