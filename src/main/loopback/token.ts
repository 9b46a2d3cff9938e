/** The secret that tells the window apart from every other page and program on the machine. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export const createToken = (): string => randomBytes(32).toString('base64url')

/** Compares an Authorization header with the token, in a time that tells nothing about either. */
export function tokenCheck(token: string): (authorization: string | undefined) => boolean {
  const wanted = digest(`Bearer ${token}`)
  return (authorization) => timingSafeEqual(digest(authorization ?? ''), wanted)
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
