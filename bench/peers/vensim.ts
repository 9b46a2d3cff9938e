/** The equations as a Vensim model, which SDEverywhere compiles to JavaScript. */

import type { LeverSetting } from '../../src/model/scenario.ts'
import { isReached, type Run, type Syntax, type Variable, variables, write } from '../equations.ts'
import { indicators, model, movedLevers, ranges, scenario, settings } from '../subject.ts'

const isMoved = (name: string): boolean => movedLevers.includes(name)
/** Vensim's names do not tell upper case from lower case; ours differ in more than that. */
const nameIn = (name: string, run: Run): string =>
  run === 'baseline' && isReached(name) && model.names.get(name)?.kind !== 'lever'
    ? `reference ${name}`
    : name
const baseName = (lever: string): string => (isMoved(lever) ? `usual ${lever}` : lever)
export const targetName = (lever: string): string => `aim ${lever}`
/** The name of an input that is drawn. */
export const drawnName = (kind: 'assumption' | 'base', id: string): string =>
  kind === 'base' ? baseName(id) : id
/** As SDEverywhere writes a name in its output. */
export const canonical = (name: string): string => `_${name.toLowerCase().replaceAll(' ', '_')}`

const functions: Readonly<Record<string, string>> = {
  exp: 'EXP',
  log: 'LN',
  sqrt: 'SQRT',
  abs: 'ABS',
  min: 'MIN',
  max: 'MAX',
}

function syntaxOf(run: Run, previous: Set<string>): Syntax {
  const isLever = (name: string): boolean => model.names.get(name)?.kind === 'lever'
  const termOf = (name: string): string => {
    if (name === 'year') return 'Time'
    if (isLever(name)) return run === 'baseline' ? baseName(name) : name
    return nameIn(name, run)
  }
  return {
    name: termOf,
    reference(reference, name) {
      if (reference === 'base') return baseName(name)
      if (reference === 'baseline') return nameIn(name, 'baseline')
      const own = termOf(name)
      previous.add(own)
      return `before ${own}`
    },
    power: (left, right) => `POWER(${left}, ${right})`,
    choice: (condition, whenTrue, whenFalse) => `IF THEN ELSE(${condition}, ${whenTrue}, ${whenFalse})`,
    call: (name, args) =>
      name === 'log2' ? `(LN(${args[0]}) / LN(2))` : `${functions[name]}(${args.join(', ')})`,
    operators: { and: ':AND:', or: ':OR:', not: ':NOT:', '==': '=', '!=': '<>' },
  }
}

/** The text of the model file. */
export function vensimModel(): string {
  const previous = new Set<string>()
  const equations: string[] = ['{UTF-8}']
  const add = (name: string, text: string): void => void equations.push(`${name} = ${text} ~~|`)
  const launch = model.spec.launchYear
  for (const [name, definition] of model.names)
    if (definition.kind === 'figure') add(name, String(definition.value))
  for (const { kind, id, central } of ranges) add(drawnName(kind, id), String(central))
  for (const { id, base, draw } of model.spec.levers) {
    if (!draw) add(baseName(id), String(base))
    if (!isMoved(id)) continue
    const { start, ramp } = settings[movedLevers.indexOf(id)] as LeverSetting
    add(targetName(id), String(base))
    const [usual, aim] = [baseName(id), targetName(id)]
    const onTheWay =
      ramp > 1
        ? `IF THEN ELSE(Time >= ${start + ramp - 1}, ${aim}, ${usual} + (${aim} - ${usual}) * ((Time - ${start - 1}) / ${ramp}))`
        : aim
    add(id, `IF THEN ELSE(Time < ${start}, ${usual}, ${onTheWay})`)
  }
  for (const variable of variables)
    add(nameIn(variable.name, variable.run), textOf(variable, launch, previous))
  // A level holds what its variable was a year ago.
  for (const name of previous) add(`before ${name}`, `INTEG(${name} - before ${name}, 0)`)
  add('INITIAL TIME', String(launch))
  add('FINAL TIME', String(scenario.horizon))
  add('TIME STEP', '1')
  add('SAVEPER', '1')
  return `${equations.join('\n')}\n`
}

function textOf(
  { run, initial, next, where, isConstant }: Variable,
  launch: number,
  previous: Set<string>,
): string {
  const syntax = syntaxOf(run, previous)
  const text = write(next, syntax)
  if (isConstant) return `INITIAL(${text})`
  // Vensim has no missing value.
  if (where) return `IF THEN ELSE(${write(where, syntax)}, ${text}, 0)`
  return initial === next ? text : `IF THEN ELSE(Time <= ${launch}, ${write(initial, syntax)}, ${text})`
}

export const outputNames: readonly string[] = indicators.map((id) => nameIn(id, 'scenario'))
export const inputNames: readonly string[] = [
  ...ranges.map(({ kind, id }) => drawnName(kind, id)),
  ...movedLevers.map(targetName),
]
