/** What the commands of window and menu are called in the window. */
import type { MenuCommand } from '../../host/contract.ts'
import type { Words } from '../text/words.ts'

/** Every command, in the order in which the palette lists them. */
export const commands = [
  ...(['new', 'duplicate', 'import', 'export', 'print', 'check', 'undo', 'redo'] as const),
  ...(['help', 'shortcuts', 'about', 'tour', 'palette'] as const),
] as const satisfies readonly MenuCommand[]

export function commandText(command: MenuCommand, { t }: Pick<Words, 't'>): string {
  switch (command) {
    case 'new':
      return t('scenarios.new')
    case 'duplicate':
      return t('command.duplicate')
    case 'import':
      return t('command.import')
    case 'export':
      return t('command.export')
    case 'print':
      return t('command.print')
    case 'check':
      return t('check.open')
    case 'undo':
      return t('header.undo')
    case 'redo':
      return t('header.redo')
    case 'palette':
      return t('command.palette')
    case 'help':
      return t('help.open')
    case 'shortcuts':
      return t('help.page.keys')
    case 'about':
      return t('help.page.about')
    case 'tour':
      return t('command.tour')
  }
}
