import { createRouter } from 'sv-router'

// The addresses of the pages; each is loaded when it is first opened. web/app.go serves index.html at the same addresses.
export const { p, navigate, isActive, route } = createRouter({
  '/': () => import('./views/dashboard/Dashboard.svelte'),
  '/dashboard/:view': () => import('./views/dashboard/Dashboard.svelte'),
  '/records': () => import('./views/records/Records.svelte'),
  '/records/:of/:id': () => import('./views/records/Record.svelte'),
  '/desk': () => import('./views/desk/Desk.svelte'),
  '/desk/new/:action': () => import('./views/desk/NewPage.svelte'),
  '/desk/cases/:id': () => import('./views/desk/CasePage.svelte'),
  '/desk/parties/:id': () => import('./views/desk/PartyPage.svelte'),
  '/desk/complaints/:id': () => import('./views/desk/ComplaintPage.svelte'),
  '/desk/clues/:id': () => import('./views/desk/CluePage.svelte'),
  '/desk/payments': () => import('./views/desk/PaymentsPage.svelte'),
  '/desk/imports': () => import('./views/imports/ImportsPage.svelte'),
  '/admin': () => import('./views/admin/Admin.svelte'),
  '/bench': () => import('./views/bench/Bench.svelte'),
  '/proof': () => import('./views/proof/Proof.svelte'),
  '/specimens': () => import('./views/specimens/Specimens.svelte'),
  '*notfound': () => import('./views/NotFound.svelte'),
})
