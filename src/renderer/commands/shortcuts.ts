/** Keys and menu commands that hold in every view. */
import { useEffect } from 'react'
import { commandOf, type KeyedCommand } from '../../report/help/keys.ts'
import { useActions, useHost, useWorkspaceStore } from '../context/workspace-context.tsx'
import { runCommand } from './commands.ts'

/**
 * Undo and redo by keyboard; in a text field they are the field's own, in a number field only while something
 * is typed that is not taken over yet. Help and palette are there from anywhere but in a dialog that waits.
 */
export function useShortcuts(): void {
  const actions = useActions()
  const store = useWorkspaceStore()
  useEffect(() => {
    let typing: EventTarget | null = null
    const onInput = (event: Event) => {
      typing = event.target
    }
    const belongsToField = ({ target }: KeyboardEvent): boolean =>
      isText(target) && !(isNumber(target) && typing !== target)
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Enter' || event.key === 'Tab') typing = null
      const command = commandOf(event)
      if (command === undefined) return
      if (isTyped(command, event) && belongsToField(event)) return
      if (opens(command) && isWaitedFor(command)) return
      event.preventDefault()
      runCommand(command, actions, store)
    }
    addEventListener('input', onInput)
    // Before the controls: some let no key through.
    addEventListener('keydown', onKeyDown, true)
    return () => {
      removeEventListener('input', onInput)
      removeEventListener('keydown', onKeyDown, true)
    }
  }, [actions, store])
}

/** What a field does with the key itself: its own undo, a question mark. */
const isTyped = (command: KeyedCommand, { key }: KeyboardEvent): boolean =>
  command === 'undo' || command === 'redo' || (key.length === 1 && command === 'help')

const opens = (command: KeyedCommand): boolean => command === 'help' || command === 'palette'

/** A dialog that asks something keeps the window; help and palette give way to each other. */
const isWaitedFor = (command: KeyedCommand): boolean => {
  const dialog = document.querySelector('.modal-overlay')
  return dialog !== null && dialog.querySelector(command === 'help' ? '.palette' : '.help') === null
}

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'range')

const isNumber = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.hasAttribute('inputmode')

/** What the native menu asks for, and files that the system opens with the program. */
export function useHostEvents(): void {
  const host = useHost()
  const actions = useActions()
  const store = useWorkspaceStore()
  useEffect(
    () =>
      host.subscribe((event) => {
        if (event.kind === 'file') void actions.importFile(event.file)
        else runCommand(event.command, actions, store)
      }),
    [host, actions, store],
  )
}
