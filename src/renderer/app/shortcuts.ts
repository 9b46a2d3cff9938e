/** Keys and menu commands that hold in every view. */
import { useEffect } from 'react'
import type { MenuCommand } from '../../host/contract.ts'
import type { Actions } from '../workspace/actions.ts'
import type { WorkspaceStore } from '../workspace/workspace.ts'
import { useActions, useHost, useWorkspaceStore } from './workspace-context.tsx'

/** Undo and redo by keyboard; in a text field they are the field's own. */
export function useShortcuts(): void {
  const actions = useActions()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.target)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) actions.redo()
      else actions.undo()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [actions])
}

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'range')

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
    export: () => void actions.exportScenario(active),
    undo: actions.undo,
    redo: actions.redo,
    shortcuts: () => actions.showHelp('shortcuts'),
    about: () => actions.showHelp('about'),
  }
  run[command]()
}
