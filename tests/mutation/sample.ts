/** Which faults are tried where not all are, and what they say of all. */
import { createHash } from 'node:crypto'
import { relative } from 'node:path'

export interface Place {
  readonly fileName: string
  readonly mutatorName: string
  readonly replacement: string
  readonly location: { readonly start: { readonly line: number; readonly column: number } }
}

/** What tells a fault from all others, whatever the order in which they are found, and wherever the project lies. */
export const keyOf = (
  { fileName, mutatorName, replacement, location: { start } }: Place,
  root: string,
): string =>
  [relative(root, fileName).replaceAll('\\', '/'), start.line, start.column, mutatorName, replacement].join(
    ' ',
  )

/** So many of the keys, each as likely as any other; the same for the same seed. */
export function pick(keys: readonly string[], count: number, seed: number): ReadonlySet<string> {
  const drawn = keys.map((key) => ({ key, lot: createHash('sha256').update(`${seed} ${key}`).digest('hex') }))
  drawn.sort((a, b) => (a.lot < b.lot ? -1 : 1))
  return new Set(drawn.slice(0, count).map(({ key }) => key))
}

export interface Counts {
  /** How many faults there are. */
  readonly all: number
  readonly tried: number
  readonly dead: number
}

export interface Score {
  readonly score: number
  /** Where the score of all lies in 95 of 100 samples. */
  readonly low: number
  readonly high: number
}

const z = 1.959964

/** The score of one part, by Wilson's interval, which is narrower where a good share of all was tried. */
export function scoreOf({ all, tried, dead }: Counts): Score {
  if (tried === 0) return { score: Number.NaN, low: Number.NaN, high: Number.NaN }
  const score = dead / tried
  if (tried === all) return { score, low: score, high: score }
  const size = effective({ all, tried })
  const middle = (score + z ** 2 / (2 * size)) / (1 + z ** 2 / size)
  const half = (z / (1 + z ** 2 / size)) * Math.sqrt((score * (1 - score)) / size + z ** 2 / (4 * size ** 2))
  return { score, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** How many faults drawn from infinitely many would say as much. */
const effective = ({ all, tried }: Pick<Counts, 'all' | 'tried'>): number =>
  (tried * (all - 1)) / (all - tried)

/** The score of all parts together: each counts as much as it has faults. */
export function overallScore(parts: readonly Counts[]): Score {
  const all = parts.reduce((sum, part) => sum + part.all, 0)
  const own = parts.map((part) => ({ ...scoreOf(part), weight: part.all / all }))
  const score = own.reduce((sum, part) => sum + part.weight * part.score, 0)
  const reach = (end: 'low' | 'high'): number =>
    Math.sqrt(own.reduce((sum, part) => sum + (part.weight * (part[end] - part.score)) ** 2, 0))
  return { score, low: score - reach('low'), high: score + reach('high') }
}
