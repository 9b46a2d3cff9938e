/**
 * A page that says what went wrong, in place of the window's own. It has an origin of its own, no script and no word with the
 * trusted side: its ways out are links, which are not followed but taken for what they say.
 */
import { type BrowserWindow, dialog } from 'electron'
import { type Failure, failurePage, failurePagePolicy } from '../failure-page.ts'
import { securityHeaders } from '../security-headers.ts'
import { addressOf, faultOrigin, isOf } from './origin.ts'

export interface Fault extends Omit<Failure, 'ways'> {
  readonly ways: readonly { readonly label: string; readonly take: () => void }[]
}

export interface FaultPage {
  /** Answers a request to its origin. */
  answer(): Response
  /** Shows a fault in a window, which is seen from now on. */
  show(window: BrowserWindow, fault: Fault): void
}

/** @param onHopeless hears that even this page could not be shown; the user has been told by the system. */
export function createFaultPage(onHopeless: () => void): FaultPage {
  let fault: Fault | undefined
  const watched = new WeakSet<BrowserWindow>()
  const isShown = (window: BrowserWindow): boolean => isOf(faultOrigin, window.webContents.getURL())

  const watch = (window: BrowserWindow): void => {
    watched.add(window)
    // The guards keep it from being followed.
    window.webContents.on('will-navigate', ({ url }) => {
      if (!isShown(window)) return
      fault?.ways.find((_way, place) => url === `${addressOf(faultOrigin)}${place}`)?.take()
    })
    window.webContents.on('render-process-gone', () => {
      if (isShown(window)) giveUp()
    })
  }
  const giveUp = (): void => {
    dialog.showErrorBox(fault?.title ?? '', fault?.message ?? '')
    onHopeless()
  }
  return {
    answer: () => {
      const { ways = [], ...failure } = fault ?? nothing
      const page = failurePage({
        ...failure,
        ways: ways.map(({ label }, place) => ({ label, address: `/${place}` })),
      })
      const headers = {
        ...securityHeaders,
        'content-security-policy': `${failurePagePolicy}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
        'content-type': 'text/html; charset=utf-8',
      }
      return new Response(page, { headers })
    },
    show: (window, next) => {
      fault = next
      if (!watched.has(window)) watch(window)
      window.show()
      window.loadURL(addressOf(faultOrigin)).catch((error: NodeJS.ErrnoException) => {
        // Another page took its place before it was there.
        if (error.code !== 'ERR_ABORTED') giveUp()
      })
    },
  }
}

const nothing: Fault = { language: 'en', title: 'Qiantang', message: '', hint: '', ways: [] }
