/** What Electron was started with: by a person, by `npm start`, or by the system for a file. */
import { posix, win32 } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { isScenarioFile } from '../../files/scenario-text.ts'

export interface ShellArguments {
  readonly dataDir: string | undefined
  /** Scenario files to open. */
  readonly files: readonly string[]
  /** Whether to do without the graphics card. */
  readonly isSafe: boolean
}

const safeModeOption = 'safe-mode'

/** The arguments of a start in place of this one: in the mode that is asked for, and with no file to open again. */
export const argumentsAnew = (argv: readonly string[], mode: 'normal' | 'safe'): string[] => [
  ...argv.filter((argument) => argument !== `--${safeModeOption}` && !isScenarioFile(argument)),
  ...(mode === 'safe' ? [`--${safeModeOption}`] : []),
]

/** What a second start hands over to the program that runs already. */
const handedOverSchema = z.strictObject({
  arguments: z.array(z.string().max(32_768)).max(1000),
  /** Against which paths are meant. */
  folder: z.string().max(32_768),
})
export type HandedOver = z.infer<typeof handedOverSchema>

/** A window that opens more at once shows nobody anything. */
const mostFiles = 50

/**
 * Electron and Chromium take and add options of their own, so that unknown ones are passed over.
 * @param argv without the program itself.
 * @param folder against which paths are meant.
 */
export function readArguments(
  argv: readonly string[],
  folder: string,
  platform: NodeJS.Platform = process.platform,
): ShellArguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    options: { 'data-dir': { type: 'string' }, [safeModeOption]: { type: 'boolean' } },
  })
  const dataDir = values['data-dir']
  return {
    dataDir: typeof dataDir === 'string' && dataDir ? pathsOf(platform).resolve(folder, dataDir) : undefined,
    files: positionals
      .flatMap((argument) => pathOf(argument, folder, platform) ?? [])
      .filter(isScenarioFile)
      .slice(0, mostFiles),
    isSafe: values[safeModeOption] === true,
  }
}

/** The files that a second start hands over. What it sent is not trusted: any program of the user's can send it. */
export function filesHandedOver(
  data: unknown,
  platform: NodeJS.Platform = process.platform,
): readonly string[] {
  const sent = handedOverSchema.safeParse(data)
  if (!sent.success || !pathsOf(platform).isAbsolute(sent.data.folder)) return []
  return readArguments(sent.data.arguments, sent.data.folder, platform).files
}

const pathsOf = (platform: NodeJS.Platform) => (platform === 'win32' ? win32 : posix)

/** A letter alone is a drive of Windows'. */
const address = /^[a-z][a-z\d+.-]+:/i
/** Windows' names of devices and pipes. */
const device = /^[\\/]{2}[.?][\\/]/

/** The absolute path that an argument means: a path, or the address of a file, as desktops of Linux give it. */
function pathOf(argument: string, folder: string, platform: NodeJS.Platform): string | undefined {
  const path = address.test(argument) ? pathOfAddress(argument, platform) : argument
  if (path === undefined || path.includes('\0') || (platform === 'win32' && device.test(path)))
    return undefined
  return pathsOf(platform).resolve(folder, path)
}

function pathOfAddress(argument: string, platform: NodeJS.Platform): string | undefined {
  try {
    // Refuses other schemes, separators in disguise and, outside Windows, other machines.
    return fileURLToPath(argument, { windows: platform === 'win32' })
  } catch {
    return undefined
  }
}
