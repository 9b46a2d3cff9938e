/** What a user hands to whoever mends the program: the same lines in every language, and nothing of the user's. */
import type { Program } from '../host/contract.ts'

/** @param seen what only the window knows, such as its browser. */
export function diagnosticsText(program: Program, seen: Readonly<Record<string, string>>): string {
  const facts = { Qiantang: `${program.version} (${program.released})`, ...program.facts, ...seen }
  const lines = Object.entries(facts).map(([name, value]) => `${name}: ${value}`)
  return [...lines, '', ...program.log, ''].join('\n')
}
