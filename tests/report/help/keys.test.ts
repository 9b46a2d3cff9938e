import { expect, test } from 'vitest'
import {
  commandKeys,
  commandOf,
  keyedCommands,
  keyText,
  type Press,
  shownKey,
} from '../../../src/report/help/keys.ts'

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

test.each([
  ['F1', press('F1'), 'help'],
  ['?', press('?', { shiftKey: true }), 'help'],
  ['? where it needs no Shift', press('?'), 'help'],
  ['Ctrl+K', press('k', { ctrlKey: true }), 'palette'],
  ['⌘K with capitals locked', press('K', { metaKey: true }), 'palette'],
  ['Ctrl+Z', press('z', { ctrlKey: true }), 'undo'],
  ['Ctrl+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), 'redo'],
  ['Ctrl+Y', press('y', { ctrlKey: true }), 'redo'],
  ['k alone', press('k'), undefined],
  ['Ctrl+Shift+K, which is the browser’s', press('K', { ctrlKey: true, shiftKey: true }), undefined],
  ['Ctrl+Alt+K, which writes a letter somewhere', press('k', { ctrlKey: true, altKey: true }), undefined],
  ['Ctrl+N, which the native menu hears', press('n', { ctrlKey: true }), undefined],
])('%s means %#', (_name, pressed, command) => {
  expect(commandOf(pressed)).toBe(command)
})

test('no key means two commands', () => {
  const all = keyedCommands.flatMap((command) => [...commandKeys[command].keys])
  expect(new Set(all).size).toBe(all.length)
})

test('a key is called as its keyboard has it', () => {
  expect(['F1', 'CmdOrCtrl+K', 'CmdOrCtrl+Shift+Z'].map((key) => keyText(key, false))).toEqual([
    'F1',
    'Ctrl+K',
    'Ctrl+Shift+Z',
  ])
  expect(['F1', 'CmdOrCtrl+K', 'CmdOrCtrl+Shift+Z'].map((key) => keyText(key, true))).toEqual([
    'F1',
    '⌘K',
    '⇧⌘Z',
  ])
})

test('a key is shown where something hears it', () => {
  expect(shownKey('new', { isMac: false, hasMenu: true })).toBe('Ctrl+N')
  expect(shownKey('new', { isMac: false, hasMenu: false })).toBeUndefined()
  expect(shownKey('palette', { isMac: false, hasMenu: false })).toBe('Ctrl+K')
})
