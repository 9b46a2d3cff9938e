/**
 * Who may ask: a window that holds the token of this run, which it gets for a code that works once.
 *
 * A link can be read by others: it stands in the browser's history, on a screen, in a terminal's scrollback. So it
 * carries a code, which is void once a window has come in by it; the token itself is never part of an address.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** The variable in which whoever starts the program over and over hands it a token that outlives one run. */
export const tokenVariable = 'QIANTANG_TOKEN'

/** The token of this run: a new one, unless one as long as ours was handed over. */
export function tokenOf(env: NodeJS.ProcessEnv): string {
  const given = env[tokenVariable]
  return given !== undefined && isSecret(given) ? given : newSecret()
}

/** Whether a text has the form of what `newSecret` makes. */
export const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text)

const newSecret = (): string => randomBytes(32).toString('base64url')

export interface Access {
  /** What the window shows with each question. */
  readonly token: string
  /** A code that lets one window in; `used` resolves when it has. */
  newCode(): { readonly code: string; readonly used: Promise<void> }
  /** Resolves when a code is worth nothing, at once where it was never given out. */
  whenUsed(code: string): Promise<void>
  /** The token, for a code that was given out and not yet used; from then on the code is void. */
  enter(code: string): string | undefined
  /** Compares an Authorization header with the token, in a time that tells nothing about either. */
  mayAsk(authorization: string | undefined): boolean
}

/** Links that wait to be opened; of more, the oldest is void. */
const mostCodes = 100

interface Code {
  readonly used: Promise<void>
  use(): void
}

export function createAccess(token: string): Access {
  const wanted = digest(`Bearer ${token}`)
  /** By digest, so that to look for a code tells nothing about those that are there. */
  const codes = new Map<string, Code>()
  const keyOf = (code: string): string => digest(code).toString('hex')
  const take = (key: string | undefined): boolean => {
    const known = key === undefined ? undefined : codes.get(key)
    if (key === undefined || !known) return false
    codes.delete(key)
    known.use()
    return true
  }
  return {
    token,
    newCode() {
      const code = newSecret()
      const { promise: used, resolve: use } = Promise.withResolvers<void>()
      codes.set(keyOf(code), { used, use })
      if (codes.size > mostCodes) take(codes.keys().next().value)
      return { code, used }
    },
    whenUsed: async (code) => codes.get(keyOf(code))?.used,
    enter: (code) => (take(keyOf(code)) ? token : undefined),
    mayAsk: (authorization) => timingSafeEqual(digest(authorization ?? ''), wanted),
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
