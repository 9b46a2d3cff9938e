/** The odds that a projection lies above a number or above another scenario: how they are asked for. */
import { type UsageFault, usageFault } from '../report/usage-fault.ts'
import type { ShownIndicator } from './indicators.ts'
import { readNumber } from './options.ts'
import type { NamedScenario } from './scenarios.ts'
import { unreadable } from './wrong-usage.ts'

/** What to be above, as the command line has it. */
export type OverOption =
  | { readonly kind: 'target'; readonly value: number }
  | { readonly kind: 'file'; readonly file: string }

/** What to be above. */
export type Over =
  | { readonly kind: 'target'; readonly value: number }
  | { readonly kind: 'scenario'; readonly named: NamedScenario }

/** Reads a number, or the file or name of a scenario; a file that is named like a number is `./60000`. */
export function parseOver(text: string): OverOption {
  const value = readNumber(text)
  if (value !== undefined) return { kind: 'target', value }
  if (/^[-+]?\d[\d.,'\s]*$/.test(text)) {
    throw unreadable('has-separators', { read: text })
  }
  return { kind: 'file', file: text }
}

/** What is wrong with what to be above, if anything is: a number has one unit. */
export function checkOver(
  over: Over | undefined,
  indicators: readonly ShownIndicator[],
): UsageFault | undefined {
  const units = [...new Set(indicators.map(({ unit }) => unit))]
  if (over?.kind !== 'target' || units.length < 2) return undefined
  return usageFault('--over', 'several-units', { value: over.value, units })
}
