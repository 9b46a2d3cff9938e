/** One text for one content, whatever order its keys came in: what fingerprints are made of. */
import { byName } from './order.ts'

/** What can be written so: plain values, and nothing that could be written in two ways. */
export type Content =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Content[]
  | { readonly [key: string]: Content }

/**
 * A content as JSON without blanks: keys by code units, numbers in the shortest form that gives the same number
 * again (ECMAScript says which), −0 as 0, what is no number as null; keys without a value are left out.
 */
export function canonical(content: Content): string {
  if (typeof content !== 'object' || content === null) return JSON.stringify(plain(content))
  if (Array.isArray(content)) return `[${content.map(canonical).join(',')}]`
  const entries = Object.entries(content).filter(([, value]) => value !== undefined)
  return `{${entries
    .sort(byName)
    .map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`)
    .join(',')}}`
}

/** −0 becomes 0 by itself; what is infinite or no number becomes null. */
const plain = (value: string | number | boolean | null | undefined) => value ?? null
