/**
 * How a program that is started again finds the one that serves the data folder already: a file in that folder, which
 * only its owner may read, as only he may read the scenarios beside it.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isSecret } from './access.ts'

const doorName = 'qiantang.door'
const secret = z.string().refine(isSecret)
const doorSchema = z.object({ port: z.int().min(1).max(65535), token: secret })
const linkSchema = z.object({ ok: z.literal(true), value: z.object({ code: secret }) })
type Door = z.infer<typeof doorSchema>

/** A program that serves the folder is asked for no longer than this. */
const patience = 5000
/** How long the browser may take to come in by a file, before that is taken away. */
const patienceWithBrowser = 50_000

/**
 * Opens the door.
 * @returns what closes it again.
 */
export function openDoor(dataDir: string, door: Door): () => void {
  const path = join(dataDir, doorName)
  const close = (): void => rmSync(path, { force: true })
  try {
    // A file that is there, left behind by a program that was killed, would keep its rights.
    close()
    writeFileSync(path, `${JSON.stringify(door)}\n`, { mode: 0o600, flag: 'wx' })
    return close
  } catch {
    // On a full disk a second start hears that the folder is in use.
    return () => undefined
  }
}

/** A link into a program that runs, and when a window has come in by it. */
export interface Link {
  readonly port: number
  readonly code: string
  /** Resolves when a window has come in by it, or does not come. */
  readonly used: () => Promise<void>
}

/** Asks the program that serves the folder for a link; undefined where none does. */
export async function askForLink(dataDir: string): Promise<Link | undefined> {
  const door = readDoor(dataDir)
  if (!door) return undefined
  const answer = linkSchema.safeParse(await ask(door, '/link', {}, patience))
  if (!answer.success) return undefined
  const { code } = answer.data.value
  const used = async (): Promise<void> => void (await ask(door, '/link/used', { code }, patienceWithBrowser))
  return { port: door.port, code, used }
}

/** A program that is just starting has taken the folder, and opens its door in a moment. */
export async function awaitLink(dataDir: string): Promise<Link | undefined> {
  for (let tries = 0; tries < 10; tries++) {
    const link = await askForLink(dataDir)
    if (link) return link
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return undefined
}

function readDoor(dataDir: string): Door | undefined {
  try {
    return doorSchema.parse(JSON.parse(readFileSync(join(dataDir, doorName), 'utf8')))
  } catch {
    // Not there, or left behind half written: nobody is asked.
    return undefined
  }
}

/** @returns undefined where nobody answers, or somebody else than us. */
async function ask(
  { port, token }: Door,
  path: string,
  input: object,
  milliseconds: number,
): Promise<unknown> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
      redirect: 'error',
      signal: AbortSignal.timeout(milliseconds),
    })
    return await response.json()
  } catch {
    return undefined
  }
}
