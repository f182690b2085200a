import { ViewerDocument, ViewerRoleDocument, type ViewerQuery } from '../generated/operations'
import { ApiError, ask, demoRole } from './api'

let current = $state.raw<ViewerQuery | undefined>()
let failure = $state.raw<ApiError | undefined>()
let hasSignIn = $state(false)

/** Whether a request without a session is refused because nobody is signed in: then the caller is the public. */
async function isSignedOut(): Promise<boolean> {
  try {
    return (await ask(ViewerRoleDocument, {})).viewer.role === 'PUBLIC'
  } catch {
    return false
  }
}

/** What the server has written into the page of its user: once, and not for a role of the demo, which only the browser knows. */
function inPage(): ViewerQuery | undefined {
  const place = document.getElementById('viewer')
  place?.remove()
  return place?.textContent && !demoRole.current ? (JSON.parse(place.textContent) as ViewerQuery) : undefined
}

/** Who uses the pages. It is known before the first page is shown. */
export const viewer = {
  get name() {
    return current?.viewer.name ?? ''
  },
  get role() {
    return current?.viewer.role
  },
  get agencies() {
    return current?.viewer.agencies.nodes ?? []
  },
  /** The agency that the caller belongs to: the one above all others that the caller reads. */
  get ownAgency() {
    const all = this.agencies
    return all.find((a) => !all.some((other) => other.id === a.parent?.id)) ?? all[0]
  },
  get units() {
    return current?.viewer.units.nodes ?? []
  },
  /** Units of the agencies that the caller reads, to choose from. */
  get unitChoices() {
    return current?.units.nodes ?? []
  },
  /** The officer that the caller is, if the account names one. */
  get officer() {
    return current?.viewer.actsAs.nodes[0]
  },
  /** Whether a request takes a role by itself, and the records are made up. */
  get isDemo() {
    return current?.viewer.isDemo ?? false
  },
  get mayWrite() {
    return current?.viewer.mayFileCase ?? false
  },
  get mayChangeParty() {
    return current?.viewer.mayChangeParty ?? false
  },
  /** Whether the caller opens files of cases with a reason. */
  get mayRevealAttachment() {
    return current?.viewer.mayRevealAttachment ?? false
  },
  get mayAddUnit() {
    return current?.viewer.mayAddUnit ?? false
  },
  get mayGrantAccess() {
    return current?.viewer.mayGrantAccess ?? false
  },
  /** Whether the caller sets rules and calendars. */
  get maySetRule() {
    return current?.viewer.maySetRule ?? false
  },
  /**
   * The year that pages show first: the last one with a tenth of the decisions of the fullest year, so that the first decision in January
   * does not empty the pages.
   */
  get latestYear() {
    const years = current?.cases.groups.nodes ?? []
    const most = Math.max(...years.map((y) => y.aggregate.count), 0)
    const shown = years.find((y) => y.aggregate.count * 10 >= most)
    return Number(shown?.key?.decidedOn?.slice(0, 4) ?? new Date().getFullYear())
  },
  get isKnown() {
    return current !== undefined
  },
  get error() {
    return failure
  },
  /** Whether people sign in with the browser; false where the service has no identity provider. Known once somebody was found signed out. */
  get hasSignIn() {
    return hasSignIn
  },
  async load() {
    try {
      current = inPage() ?? (await ask(ViewerDocument, {}))
      failure = undefined
    } catch (error) {
      let known = error instanceof ApiError ? error : new ApiError('INTERNAL', [{ message: String(error) }])
      if (known.code === 'FORBIDDEN' && (await isSignedOut())) known = new ApiError('UNAUTHENTICATED', known.faults)
      if (known.code === 'UNAUTHENTICATED') hasSignIn = await fetch('/account', { method: 'HEAD', redirect: 'manual' }).then((answer) => answer.status !== 404, () => false)
      failure = known
    }
  },
}
