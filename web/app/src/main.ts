import './styles/tokens.css'
import './styles/base.css' // before the styles of components, which go beyond it
import { mount } from 'svelte'
import App from './App.svelte'
import { keepPlaces } from './lib/place'

keepPlaces()
// A part of the page that the server no longer has: it has a newer version. Once a minute at most, so that a fault does not load it for ever.
addEventListener('vite:preloadError', (e) => {
  const last = Number(sessionStorage.getItem('docket.reloaded') ?? 0)
  if (Date.now() - last < 60_000) return
  e.preventDefault()
  sessionStorage.setItem('docket.reloaded', String(Date.now()))
  location.reload()
})

mount(App, { target: document.getElementById('app')! })
