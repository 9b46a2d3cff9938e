/** The desktop program in Electron itself, where that is here. What the user does in the system's dialogs, the test does. */
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { findElectron } from '../../../scripts/electron.mjs'
import { answerDialog, type DesktopOptions, type Dialogs, standsBehind } from './desktop.ts'

const root = join(import.meta.dirname, '..', '..', '..')

export interface RealDesktop {
  readonly page: Page
  readonly dialogs: Partial<Dialogs>
  close(): Promise<void>
}

export async function openElectron({ dataDir, env }: DesktopOptions): Promise<RealDesktop> {
  const executablePath = findElectron()
  if (!executablePath) throw new Error("Electron's program is not here")
  const known = Object.entries({ ...process.env, ...env }).filter(([, value]) => value !== undefined)
  const program = await _electron.launch({
    executablePath,
    args: [root, '--data-dir', dataDir],
    env: { ...(Object.fromEntries(known) as Record<string, string>), ...english },
  })
  const dialogs: Partial<Dialogs> = {}
  await takeDialogs(program)
  void answerAll(program, dialogs)
  const page = await program.firstWindow()
  standsBehind(page, { dialogs })
  return { page, dialogs, close: () => program.close() }
}

/** What the system speaks, whose words the specs look for. */
const english = { LANG: 'en_US.UTF-8', LANGUAGE: 'en_US' }

type Method = 'open' | 'save' | 'message'
interface Asked {
  readonly id: number
  readonly method: Method
  readonly options: object
}
/** What the program's own process is given. */
interface InProgram {
  nextDialog(): Promise<Asked>
  answerDialog(id: number, value: object): void
}

/** In the program: dialogs are not shown, but wait for the test. */
const takeDialogs = (program: ElectronApplication): Promise<void> =>
  program.evaluate(({ dialog }) => {
    const asked: Asked[] = []
    const answers = new Map<number, (value: object) => void>()
    let hear: (() => void) | undefined
    const ask =
      (method: Method) =>
      (_window: object, options: object): Promise<object> =>
        new Promise((resolve) => {
          const id = answers.size
          answers.set(id, resolve)
          // A signal cannot be sent.
          asked.push({ id, method, options: JSON.parse(JSON.stringify(options)) })
          hear?.()
        })
    Object.assign(dialog, {
      showOpenDialog: ask('open'),
      showSaveDialog: ask('save'),
      showMessageBox: ask('message'),
    })
    Object.assign(globalThis, {
      nextDialog: async () => {
        if (asked.length === 0) {
          await new Promise<void>((resolve) => {
            hear = resolve
          })
        }
        return asked.shift()
      },
      answerDialog: (id: number, value: object) => answers.get(id)?.(value),
    })
  })

/** Until the program has ended. */
async function answerAll(program: ElectronApplication, dialogs: Partial<Dialogs>): Promise<void> {
  try {
    for (;;) {
      const asked = await program.evaluate(() => (globalThis as unknown as InProgram).nextDialog())
      const value = answerDialog(dialogs, asked.method, asked.options, () => undefined)
      await program.evaluate(
        (_electron, { id, answer }) => (globalThis as unknown as InProgram).answerDialog(id, answer),
        { id: asked.id, answer: value },
      )
    }
  } catch {
    // It has.
  }
}
