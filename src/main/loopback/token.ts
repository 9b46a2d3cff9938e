/** The secret that tells the window apart from every other page and program on the machine. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** The variable in which whoever starts the program over and over hands it a token that outlives one run. */
export const tokenVariable = 'QIANTANG_TOKEN'

/** The token of this run: a new one, unless one as long as ours was handed over. */
export function tokenOf(env: NodeJS.ProcessEnv): string {
  const given = env[tokenVariable]
  return given !== undefined && /^[\w-]{43}$/.test(given) ? given : randomBytes(32).toString('base64url')
}

/** Compares an Authorization header with the token, in a time that tells nothing about either. */
export function tokenCheck(token: string): (authorization: string | undefined) => boolean {
  const wanted = digest(`Bearer ${token}`)
  return (authorization) => timingSafeEqual(digest(authorization ?? ''), wanted)
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
