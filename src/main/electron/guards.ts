/** What a page may not do, even if it were not ours: leave, open windows, ask for devices, load from elsewhere. */
import type { Session, WebContents } from 'electron'
import { faultOrigin, isOf, type Origin } from './origin.ts'

/** The one thing a page may ask the system for: to put text that the user copies on the clipboard. */
const allowedPermission = 'clipboard-sanitized-write'

export function guardContents(contents: WebContents, origin: Origin): void {
  const stayHere = (details: { readonly url: string; preventDefault(): void }): void => {
    if (!isOf(origin, details.url)) details.preventDefault()
  }
  contents.on('will-navigate', stayHere)
  contents.on('will-frame-navigate', stayHere)
  contents.on('will-redirect', stayHere)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

export function guardSession(session: Session, origin: Origin, isDevelopment: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(permission === allowedPermission && isOf(origin, requestingUrl)),
  )
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) =>
      permission === allowedPermission && isOf(origin, requestingOrigin),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null)
  session.setSpellCheckerEnabled(false)
  // What the user keeps goes through the system's dialog and the program's own hands; nothing is to be downloaded.
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !mayLoad(url, origin, isDevelopment) }),
  )
}

export function mayLoad(address: string, origin: Origin, isDevelopment: boolean): boolean {
  if (isOf(origin, address) || isOf(faultOrigin, address)) return true
  const url = URL.parse(address)
  switch (url?.protocol) {
    case 'blob:':
    case 'data:':
      return true
    case 'devtools:':
      return isDevelopment
    case 'ws:':
      return isDevelopment && url.host === origin.host
    default:
      return false
  }
}
