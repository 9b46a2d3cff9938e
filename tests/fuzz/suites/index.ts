/** The suites by name, each loaded when it is asked for, and its share of the cases. */
import type { Suite } from '../suite.ts'

interface Entry {
  /** Of a hundred cases of all suites. */
  readonly share: number
  readonly load: () => Promise<Suite>
}

export const suites = {
  scenario: { share: 25, load: async () => (await import('./scenario.ts')).scenario },
  table: { share: 20, load: async () => (await import('./table.ts')).table },
  result: { share: 10, load: async () => (await import('./result.ts')).result },
  units: { share: 5, load: async () => (await import('./yaml.ts')).units },
  model: { share: 15, load: async () => (await import('./yaml.ts')).model },
  pack: { share: 5, load: async () => (await import('./yaml.ts')).packFile },
  baseline: { share: 10, load: async () => (await import('./yaml.ts')).baseline },
  outcomes: { share: 8, load: async () => (await import('./yaml.ts')).outcomes },
  shipped: { share: 2, load: async () => (await import('./yaml.ts')).shipped },
} as const satisfies Readonly<Record<string, Entry>>

export type SuiteName = keyof typeof suites

export const suiteNames = Object.keys(suites) as readonly SuiteName[]
