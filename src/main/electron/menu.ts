/** The native menu. */
import { basename, dirname } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../host/contract.ts'
import type { Texts } from './texts.ts'

export interface MenuSetup {
  readonly texts: Texts
  /** Paths of scenario files, the last one first. */
  readonly recent: readonly string[]
  readonly isMac: boolean
  readonly isDevelopment: boolean
  readonly send: (command: MenuCommand) => void
  readonly open: (path: string) => void
  readonly clearRecent: () => void
}

type Items = readonly MenuItemConstructorOptions[]
const separator: MenuItemConstructorOptions = { type: 'separator' }

export function menuTemplate(setup: MenuSetup): MenuItemConstructorOptions[] {
  const { texts, isMac } = setup
  const menus: Items = [
    { label: texts.file, submenu: [...fileItems(setup)] },
    { label: texts.edit, submenu: [...editItems(setup)] },
    { label: texts.view, submenu: [...viewItems(setup)] },
    { label: texts.help, role: 'help', submenu: [...helpItems(setup)] },
  ]
  return isMac ? [{ label: 'Qiantang', submenu: [...macItems(setup)] }, ...menus] : [...menus]
}

function fileItems({ texts, send, isMac, ...setup }: MenuSetup): Items {
  return [
    { label: texts.new, accelerator: 'CmdOrCtrl+N', click: () => send('new') },
    { label: texts.duplicate, accelerator: 'CmdOrCtrl+D', click: () => send('duplicate') },
    separator,
    { label: texts.import, accelerator: 'CmdOrCtrl+O', click: () => send('import') },
    { label: texts.recent, submenu: [...recentItems({ texts, send, isMac, ...setup })] },
    separator,
    { label: texts.export, accelerator: 'CmdOrCtrl+E', click: () => send('export') },
    ...(isMac ? [] : [separator, { label: texts.quit, role: 'quit' } as const]),
  ]
}

function recentItems({ texts, recent, open, clearRecent }: MenuSetup): Items {
  if (recent.length === 0) return [{ label: texts.noRecent, enabled: false }]
  return [
    ...recent.map((path) => ({
      label: plain(`${basename(path)} – ${dirname(path)}`),
      click: () => open(path),
    })),
    separator,
    { label: texts.clearRecent, click: clearRecent },
  ]
}

/** In a label, a single & marks the next letter as its key. */
const plain = (label: string): string => label.replaceAll('&', '&&')

function editItems({ texts, send }: MenuSetup): Items {
  // Outside macOS the window itself hears these keys, which mean another thing in a text field.
  const inWindow = { registerAccelerator: false }
  return [
    { label: texts.undo, accelerator: 'CmdOrCtrl+Z', ...inWindow, click: () => send('undo') },
    { label: texts.redo, accelerator: 'CmdOrCtrl+Shift+Z', ...inWindow, click: () => send('redo') },
    separator,
    { label: texts.cut, role: 'cut' },
    { label: texts.copy, role: 'copy' },
    { label: texts.paste, role: 'paste' },
    { label: texts.selectAll, role: 'selectAll' },
  ]
}

function viewItems({ texts, isDevelopment }: MenuSetup): Items {
  return [
    { label: texts.actualSize, role: 'resetZoom' },
    { label: texts.zoomIn, role: 'zoomIn' },
    { label: texts.zoomOut, role: 'zoomOut' },
    separator,
    { label: texts.fullScreen, role: 'togglefullscreen' },
    ...(isDevelopment ? [separator, { label: texts.devTools, role: 'toggleDevTools' } as const] : []),
  ]
}

function helpItems({ texts, send, isMac }: MenuSetup): Items {
  const about = { label: texts.about, click: () => send('about') }
  return [{ label: texts.shortcuts, click: () => send('shortcuts') }, ...(isMac ? [] : [separator, about])]
}

function macItems({ texts, send }: MenuSetup): Items {
  return [
    { label: texts.about, click: () => send('about') },
    separator,
    { label: texts.hide, role: 'hide' },
    { label: texts.hideOthers, role: 'hideOthers' },
    { label: texts.showAll, role: 'unhide' },
    separator,
    { label: texts.quit, role: 'quit' },
  ]
}
