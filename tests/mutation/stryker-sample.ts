/** Lets Stryker try only those faults that are drawn; it calls all others ones that do not compile. */
import { type Checker, type CheckResult, CheckStatus } from '@stryker-mutator/api/check'
import type { Mutant } from '@stryker-mutator/api/core'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { keyOf, pick } from './sample.ts'

/** Handed over by whoever starts Stryker, which runs this in a process of its own. */
export const sampleVariable = 'QIANTANG_SAMPLE'

export interface Asked {
  readonly count: number
  readonly seed: number
  /** Where only these are to be tried. */
  readonly keys?: readonly string[]
}

class Sample implements Checker {
  #drawn: ReadonlySet<string> | undefined

  async init(): Promise<void> {}

  /** Hears of all faults at once. */
  async group(mutants: Mutant[]): Promise<string[][]> {
    if (this.#drawn) throw new Error('The faults came in two parts')
    const { count, seed, keys }: Asked = JSON.parse(process.env[sampleVariable] ?? '{}')
    this.#drawn = keys ? new Set(keys) : pick(mutants.map(keyOf), count, seed)
    return [mutants.map(({ id }) => id)]
  }

  async check(mutants: Mutant[]): Promise<Record<string, CheckResult>> {
    return Object.fromEntries(
      mutants.map((mutant): [string, CheckResult] => [
        mutant.id,
        this.#drawn?.has(keyOf(mutant))
          ? { status: CheckStatus.Passed }
          : { status: CheckStatus.CompileError, reason: 'not drawn' },
      ]),
    )
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'sample', Sample)]
