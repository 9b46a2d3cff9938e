/**
 * Plain objects: what one writes without a ground. Each year is an object of numbers, made by a function from
 * the year before, the baseline's year, the levers and the assumptions. The source is generated from the model
 * file (node_modules/.qiantang/plain-objects.mjs), as one would write it by hand.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isReached, type Run, type Syntax, variables, write } from '../equations.ts'
import {
  indicators,
  model,
  movedLevers,
  outputCount,
  type Peer,
  ranges,
  valueOfLever,
  years,
} from '../subject.ts'

type Numbers = Record<string, number>
type Step = (
  before: Numbers,
  reference: Numbers,
  levers: Numbers,
  bases: Numbers,
  given: Numbers,
  year: number,
) => Numbers
interface Generated {
  readonly given: (drawn: Float64Array) => Numbers
  readonly bases: (drawn: Float64Array) => Numbers
  readonly launchBaseline: Step
  readonly stepBaseline: Step
  readonly launchScenario: Step
  readonly stepScenario: Step
}

function syntaxOf(run: Run): Syntax {
  const termOf = (name: string): string => {
    const kind = model.names.get(name)?.kind
    if (kind === 'year') return 'year'
    if (kind === 'figure' || kind === 'assumption') return `given.${name}`
    if (kind === 'lever') return `levers.${name}`
    return run === 'scenario' && !isReached(name) ? `reference.${name}` : `now.${name}`
  }
  return {
    name: termOf,
    reference(reference, name) {
      if (reference === 'base') return `bases.${name}`
      if (reference === 'baseline') return run === 'baseline' ? `now.${name}` : `reference.${name}`
      const kind = model.names.get(name)?.kind
      if (kind === 'lever') return `before.levers.${name}`
      // What both runs share, the scenario reads in the baseline's year before.
      return run === 'scenario' && !isReached(name) ? `reference.before.${name}` : `before.${name}`
    },
    power: (left, right) => `${left} ** ${right}`,
    choice: (condition, whenTrue, whenFalse) => `(${condition} ? ${whenTrue} : ${whenFalse})`,
    call: (name, args) => `Math.${name}(${args.join(', ')})`,
    operators: { and: '&&', or: '||', not: '!', '==': '===', '!=': '!==' },
  }
}

function source(): string {
  const functions = (['baseline', 'scenario'] as const).flatMap((run) =>
    (['launch', 'step'] as const).map((phase) => {
      const syntax = syntaxOf(run)
      const own = variables.filter((variable) => variable.run === run)
      const lines = own.map(({ name, initial, next, where }) => {
        const text = write(phase === 'launch' ? initial : next, syntax)
        // Formulas with a condition read the year before, which a launch year has not.
        if (where && phase === 'launch') return `  now.${name} = NaN`
        return `  now.${name} = ${where ? `${write(where, syntax)} ? ${text} : NaN` : text}`
      })
      const title = `${phase}${run === 'baseline' ? 'Baseline' : 'Scenario'}`
      return [
        `export function ${title}(before, reference, levers, bases, given, year) {`,
        `  const now = { before, levers, ${own.map(({ name }) => `${name}: 0`).join(', ')} }`,
        ...lines,
        '  return now',
        '}',
      ].join('\n')
    }),
  )
  const record = (title: string, fields: readonly (readonly [name: string, text: string])[]): string =>
    `export const ${title} = (drawn) => ({ ${fields.map((field) => field.join(': ')).join(', ')} })`
  const drawnAs = (
    kind: 'assumption' | 'base',
    name: string,
    otherwise: number,
  ): readonly [string, string] => {
    const place = ranges.findIndex((range) => range.kind === kind && range.id === name)
    return [name, place < 0 ? String(otherwise) : `drawn[${place}]`]
  }
  const given = [...model.names].flatMap(([name, own]) => {
    if (own.kind === 'figure') return [[name, String(own.value)] as const]
    return own.kind === 'assumption' ? [drawnAs('assumption', name, own.spec.central)] : []
  })
  const bases = model.spec.levers.map(({ id, base }) => drawnAs('base', id, base))
  const isUsed = ([name]: readonly [string, string]): boolean =>
    functions.some((text) => text.includes(`given.${name}`))
  return `${[record('given', given.filter(isUsed)), record('bases', bases), ...functions].join('\n\n')}\n`
}

export async function createPlainObjects(): Promise<Peer> {
  const folder = join(import.meta.dirname, '..', 'node_modules', '.qiantang')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'plain-objects.mjs')
  writeFileSync(path, source())
  const generated = (await import(pathToFileURL(path).href)) as Generated
  const results = new Float64Array(outputCount)
  return {
    name: 'plain objects',
    run(drawn, targets) {
      const given = generated.given(drawn)
      const bases = generated.bases(drawn)
      let before: Numbers = {}
      let reference: Numbers = {}
      for (const [index, year] of years.entries()) {
        const levers = { ...bases }
        for (const [place, id] of movedLevers.entries()) {
          levers[id] = valueOfLever(place, targets[place] as number, bases[id] as number, year)
        }
        const first = index === 0
        reference = (first ? generated.launchBaseline : generated.stepBaseline)(
          reference,
          {},
          bases,
          bases,
          given,
          year,
        )
        before = (first ? generated.launchScenario : generated.stepScenario)(
          before,
          reference,
          levers,
          bases,
          given,
          year,
        )
        // What it chains together is needed for a year only.
        if (index > 0) (before as { before?: unknown }).before = undefined
        for (const [place, id] of indicators.entries()) {
          results[place * years.length + index] = before[id] ?? (reference[id] as number)
        }
      }
      return results
    },
  }
}
