/** The window's entry. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { createHost } from './host/create-host.ts'
import './empty-markup.ts'
import './styles/base.css'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root element')
createRoot(root).render(
  <StrictMode>
    <App host={createHost()} />
  </StrictMode>,
)
