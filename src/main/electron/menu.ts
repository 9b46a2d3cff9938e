/** The native menu. */
import { basename, dirname } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../host/contract.ts'
import { commandKeys, type KeyedCommand } from '../../report/help/keys.ts'
import type { Translate } from '../../report/text/translate.ts'

export interface MenuSetup {
  readonly t: Translate
  /** Paths of scenario files, the last one first. */
  readonly recent: readonly string[]
  readonly isMac: boolean
  readonly isDevelopment: boolean
  readonly send: (command: MenuCommand) => void
  readonly open: (path: string) => void
  readonly clearRecent: () => void
}

/** Outside macOS the window itself hears these keys, which mean another thing in a text field. */
const inWindow = { registerAccelerator: false }
const keyOf = (command: KeyedCommand): string => commandKeys[command].keys[0]

type Items = readonly MenuItemConstructorOptions[]
const separator: MenuItemConstructorOptions = { type: 'separator' }

export function menuTemplate(setup: MenuSetup): MenuItemConstructorOptions[] {
  const { t, isMac } = setup
  const menus: Items = [
    { label: t('shell.file'), submenu: [...fileItems(setup)] },
    { label: t('shell.edit'), submenu: [...editItems(setup)] },
    { label: t('shell.view'), submenu: [...viewItems(setup)] },
    { label: t('shell.help'), role: 'help', submenu: [...helpItems(setup)] },
  ]
  return isMac ? [{ label: 'Qiantang', submenu: [...macItems(setup)] }, ...menus] : [...menus]
}

function fileItems({ t, send, isMac, ...setup }: MenuSetup): Items {
  return [
    { label: t('shell.new'), accelerator: keyOf('new'), click: () => send('new') },
    { label: t('shell.duplicate'), accelerator: keyOf('duplicate'), click: () => send('duplicate') },
    separator,
    { label: t('shell.import'), accelerator: keyOf('import'), click: () => send('import') },
    { label: t('shell.recent'), submenu: [...recentItems({ t, send, isMac, ...setup })] },
    separator,
    { label: t('shell.export'), accelerator: keyOf('export'), click: () => send('export') },
    { label: t('shell.print'), accelerator: keyOf('print'), click: () => send('print') },
    { label: t('shell.check'), click: () => send('check') },
    ...(isMac ? [] : [separator, { label: t('shell.quit'), role: 'quit' } as const]),
  ]
}

function recentItems({ t, recent, open, clearRecent }: MenuSetup): Items {
  if (recent.length === 0) return [{ label: t('shell.noRecent'), enabled: false }]
  return [
    ...recent.map((path) => ({
      label: plain(`${basename(path)} – ${dirname(path)}`),
      click: () => open(path),
    })),
    separator,
    { label: t('shell.clearRecent'), click: clearRecent },
  ]
}

/** In a label, a single & marks the next letter as its key. */
const plain = (label: string): string => label.replaceAll('&', '&&')

function editItems({ t, send }: MenuSetup): Items {
  return [
    { label: t('shell.undo'), accelerator: keyOf('undo'), ...inWindow, click: () => send('undo') },
    { label: t('shell.redo'), accelerator: keyOf('redo'), ...inWindow, click: () => send('redo') },
    separator,
    { label: t('shell.cut'), role: 'cut' },
    { label: t('shell.copy'), role: 'copy' },
    { label: t('shell.paste'), role: 'paste' },
    { label: t('shell.selectAll'), role: 'selectAll' },
    separator,
    { label: t('shell.palette'), accelerator: keyOf('palette'), ...inWindow, click: () => send('palette') },
  ]
}

function viewItems({ t, isDevelopment }: MenuSetup): Items {
  return [
    { label: t('shell.actualSize'), role: 'resetZoom' },
    { label: t('shell.zoomIn'), role: 'zoomIn' },
    { label: t('shell.zoomOut'), role: 'zoomOut' },
    separator,
    { label: t('shell.fullScreen'), role: 'togglefullscreen' },
    ...(isDevelopment ? [separator, { label: t('shell.devTools'), role: 'toggleDevTools' } as const] : []),
  ]
}

function helpItems({ t, send, isMac }: MenuSetup): Items {
  const about = { label: t('shell.about'), click: () => send('about') }
  return [
    { label: t('shell.helpPages'), accelerator: keyOf('help'), ...inWindow, click: () => send('help') },
    { label: t('shell.shortcuts'), click: () => send('shortcuts') },
    { label: t('shell.tour'), click: () => send('tour') },
    ...(isMac ? [] : [separator, about]),
  ]
}

function macItems({ t, send }: MenuSetup): Items {
  return [
    { label: t('shell.about'), click: () => send('about') },
    separator,
    { label: t('shell.hide'), role: 'hide' },
    { label: t('shell.hideOthers'), role: 'hideOthers' },
    { label: t('shell.showAll'), role: 'unhide' },
    separator,
    { label: t('shell.quit'), role: 'quit' },
  ]
}
