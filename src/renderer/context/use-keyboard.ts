/** What the keys are called here, and who hears them. */
import type { Keyboard } from '../../report/help/keys.ts'
import { useHost } from './workspace-context.tsx'

export function useKeyboard(): Keyboard {
  const { shell } = useHost()
  return { isMac: /^Mac/.test(navigator.platform), hasMenu: shell === 'electron' }
}
