/** Keys and menu commands that hold in every view. */
import { useEffect } from 'react'
import type { MenuCommand } from '../../host/contract.ts'
import { useActions, useHost, useWorkspaceStore } from '../context/workspace-context.tsx'
import type { Actions } from '../workspace/actions.ts'
import type { WorkspaceStore } from '../workspace/workspace.ts'

/**
 * Undo and redo by keyboard; in a text field they are the field's own, in a number field only while something
 * is typed that is not taken over yet.
 */
export function useShortcuts(): void {
  const actions = useActions()
  useEffect(() => {
    let typing: EventTarget | null = null
    const onInput = (event: Event) => {
      typing = event.target
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Enter' || event.key === 'Tab') typing = null
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      if (isText(event.target) && !(isNumber(event.target) && typing !== event.target)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) actions.redo()
      else actions.undo()
    }
    addEventListener('input', onInput)
    // Before the controls: some let no key through.
    addEventListener('keydown', onKeyDown, true)
    return () => {
      removeEventListener('input', onInput)
      removeEventListener('keydown', onKeyDown, true)
    }
  }, [actions])
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

function runCommand(command: MenuCommand, actions: Actions, store: WorkspaceStore): void {
  const { active } = store.getState()
  const run: Readonly<Record<MenuCommand, () => void>> = {
    new: actions.newScenario,
    duplicate: () => actions.duplicate(active),
    import: () => void actions.pickAndImport(),
    check: () => actions.showHelp('check'),
    export: () => void actions.exportScenario(active),
    undo: actions.undo,
    redo: actions.redo,
    shortcuts: () => actions.showHelp('shortcuts'),
    about: () => actions.showHelp('about'),
  }
  run[command]()
}
