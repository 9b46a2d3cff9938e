/** Lets Stryker try only those faults that are drawn; it calls all others ones that do not compile. */
import { join } from 'node:path'
import { keyOf, type Place, pick } from './sample.ts'

const root = join(import.meta.dirname, '..', '..')

/** Handed over by whoever starts Stryker, which runs this in a process of its own. */
export const sampleVariable = 'QIANTANG_SAMPLE'

export interface Asked {
  readonly count: number
  readonly seed: number
  /** Where only these are to be tried. */
  readonly keys?: readonly string[]
}

/** As Stryker hears of a fault. */
interface Mutant extends Place {
  readonly id: string
}

class Sample {
  #drawn: ReadonlySet<string> | undefined

  async init(): Promise<void> {}

  /** Hears of all faults at once. */
  async group(mutants: readonly Mutant[]): Promise<string[][]> {
    if (this.#drawn) throw new Error('The faults came in two parts')
    const { count, seed, keys }: Asked = JSON.parse(process.env[sampleVariable] ?? '{}')
    this.#drawn = keys
      ? new Set(keys)
      : pick(
          mutants.map((mutant) => keyOf(mutant, root)),
          count,
          seed,
        )
    return [mutants.map(({ id }) => id)]
  }

  async check(mutants: readonly Mutant[]): Promise<Readonly<Record<string, object>>> {
    return Object.fromEntries(
      mutants.map((mutant) => [
        mutant.id,
        this.#drawn?.has(keyOf(mutant, root))
          ? { status: 'passed' }
          : { status: 'compileError', reason: 'not drawn' },
      ]),
    )
  }
}

export const strykerPlugins = [{ kind: 'Checker', name: 'sample', injectableClass: Sample }]
