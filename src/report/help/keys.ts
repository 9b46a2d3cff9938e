/** The keys of the program: one table, which the window, the native menu, tooltips, the palette and help all read. */
import type { MenuCommand } from '../../host/contract.ts'

export interface CommandKeys {
  /** As Electron writes them; the first one is what is shown. */
  readonly keys: readonly [string, ...string[]]
  /** Whether the window hears them; else the native menu does, and a browser keeps such keys for itself. */
  readonly inWindow: boolean
}

export const commandKeys = {
  new: { keys: ['CmdOrCtrl+N'], inWindow: false },
  duplicate: { keys: ['CmdOrCtrl+D'], inWindow: false },
  import: { keys: ['CmdOrCtrl+O'], inWindow: false },
  export: { keys: ['CmdOrCtrl+E'], inWindow: false },
  print: { keys: ['CmdOrCtrl+P'], inWindow: false },
  undo: { keys: ['CmdOrCtrl+Z'], inWindow: true },
  redo: { keys: ['CmdOrCtrl+Shift+Z', 'CmdOrCtrl+Y'], inWindow: true },
  palette: { keys: ['CmdOrCtrl+K'], inWindow: true },
  help: { keys: ['F1', '?'], inWindow: true },
} as const satisfies { readonly [C in MenuCommand]?: CommandKeys }

export type KeyedCommand = keyof typeof commandKeys
export const keyedCommands = Object.keys(commandKeys) as readonly KeyedCommand[]

export const hasKeys = (command: string): command is KeyedCommand => Object.hasOwn(commandKeys, command)

/** Where the program runs: what its keys are called, and whether there is a native menu to hear them. */
export interface Keyboard {
  readonly isMac: boolean
  readonly hasMenu: boolean
}

const onMac: Readonly<Record<string, string>> = { CmdOrCtrl: '⌘', Shift: '⇧', Alt: '⌥' }

/** A key as its keyboard has it: Ctrl+Shift+Z, ⇧⌘Z. */
export function keyText(key: string, isMac: boolean): string {
  const parts = key.split('+')
  if (!isMac) return parts.map((part) => (part === 'CmdOrCtrl' ? 'Ctrl' : part)).join('+')
  // On a Mac the command key stands last, before the letter.
  const [letter = '', ...held] = parts.toReversed()
  return [...held.map((part) => onMac[part] ?? part), letter].join('')
}

/** The key of a command that is shown; undefined where nothing hears it. */
export function shownKey(command: KeyedCommand, { isMac, hasMenu }: Keyboard): string | undefined {
  const { keys, inWindow } = commandKeys[command]
  return inWindow || hasMenu ? keyText(keys[0], isMac) : undefined
}

/** A name and its key, as a tooltip has them. */
export const withKey = (label: string, key: string | undefined): string =>
  key === undefined ? label : `${label} · ${key}`

/** A key that is pressed, as the page hears of it. */
export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** The command of the window that a pressed key means. */
export const commandOf = (press: Press): KeyedCommand | undefined =>
  keyedCommands.find((command) => {
    const { keys, inWindow } = commandKeys[command]
    return inWindow && keys.some((key) => isPressed(key, press))
  })

function isPressed(key: string, press: Press): boolean {
  const [letter = '', ...held] = key.split('+').toReversed()
  const isHeld = press.ctrlKey || press.metaKey
  if (press.altKey || isHeld !== held.includes('CmdOrCtrl')) return false
  if (press.key.toLowerCase() !== letter.toLowerCase()) return false
  // A sign such as ? stands on another key, with or without Shift, on each keyboard.
  return !/^(\p{L}|F\d+)$/u.test(letter) || press.shiftKey === held.includes('Shift')
}
