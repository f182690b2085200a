/** Makes a `details` close like a menu: a press elsewhere closes it, and so does Escape, which gives the focus back to what opened it. */
export function menu(node: HTMLDetailsElement) {
  function away(e: Event) {
    if (node.open && !node.contains(e.target as Node)) node.open = false
  }
  // It hears Escape before a form on the page does, which would close itself as well.
  function escape(e: KeyboardEvent) {
    if (e.key !== 'Escape' || !node.open) return
    e.preventDefault()
    node.open = false
    node.querySelector('summary')?.focus()
  }
  document.addEventListener('pointerdown', away)
  document.addEventListener('focusin', away)
  document.addEventListener('keydown', escape, { capture: true })
  return {
    destroy() {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('focusin', away)
      document.removeEventListener('keydown', escape, { capture: true })
    },
  }
}
