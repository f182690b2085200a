import { searchParams } from 'sv-router'

/** A parameter of the address, as text; empty where it is missing. */
export function param(name: string): string {
  return searchParams.toURLSearchParams().get(name) ?? ''
}

/** Sets parameters of the address; an empty one is left out. The list begins again at its first page, unless that is what is set. */
export function setParams(values: Record<string, string>) {
  if (!('page' in values)) searchParams.delete('page', undefined, { replace: true })
  const names = Object.keys(values)
  names.forEach((name, i) => {
    const options = { replace: i < names.length - 1 } // one step back in the browser's history, not several
    if (values[name]) searchParams.set(name, values[name], options)
    else searchParams.delete(name, undefined, options)
  })
}

/** The number of the page, from 1 on. */
export const pageNumber = () => Math.max(1, Number(param('page')) || 1)
export const pageSize = 25
