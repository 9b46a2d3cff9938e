/** What the commands do, whoever gives them: a key, the native menu, the palette. */
import type { MenuCommand } from '../../host/contract.ts'
import type { Actions } from '../workspace/actions.ts'
import type { WorkspaceStore } from '../workspace/workspace.ts'

export function runCommand(command: MenuCommand, actions: Actions, store: WorkspaceStore): void {
  const { active, view } = store.getState()
  const run: Readonly<Record<MenuCommand, () => void>> = {
    new: actions.newScenario,
    duplicate: () => actions.duplicate(active),
    import: () => void actions.pickAndImport(),
    check: () => actions.showHelp('check'),
    export: () => void actions.exportScenario(active),
    print: () => print(),
    undo: actions.undo,
    redo: actions.redo,
    help: () => actions.showHelp(view),
    shortcuts: () => actions.showHelp('keys'),
    about: () => actions.showHelp('about'),
    tour: () => actions.goOnTour(0),
    palette: () => actions.showPalette(true),
  }
  run[command]()
}
