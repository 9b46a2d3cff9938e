/** mathjs: each formula compiled once, evaluated each year in a scope of names. */
import { compile, type EvalFunction } from 'mathjs'
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

const isLever = (name: string): boolean => model.names.get(name)?.kind === 'lever'
const inBaseline = (name: string): string => (isReached(name) ? `reference_${name}` : name)
const nameIn = (name: string, run: Run): string => (run === 'baseline' ? inBaseline(name) : name)

function syntaxOf(run: Run, previous: Set<string>): Syntax {
  const termOf = (name: string): string =>
    isLever(name) && run === 'baseline' ? `base_${name}` : nameIn(name, isLever(name) ? 'scenario' : run)
  return {
    name: termOf,
    reference(reference, name) {
      if (reference === 'base') return `base_${name}`
      if (reference === 'baseline') return inBaseline(name)
      previous.add(termOf(name))
      return `before_${termOf(name)}`
    },
    power: (left, right) => `(${left} ^ ${right})`,
    choice: (condition, whenTrue, whenFalse) => `(${condition} ? ${whenTrue} : ${whenFalse})`,
    call: (name, args) => `${name}(${args.join(', ')})`,
    operators: { and: 'and', or: 'or', not: 'not', '==': '==', '!=': '!=' },
  }
}

interface Compiled {
  readonly name: string
  readonly initial: EvalFunction
  readonly next: EvalFunction
  readonly isConstant: boolean
}

export function createMathjs(): Peer {
  const previous = new Set<string>()
  const equations = variables.map(({ name, run, initial, next, where, isConstant }): Compiled => {
    const syntax = syntaxOf(run, previous)
    const of = (formula: typeof next): EvalFunction => {
      const text = write(formula, syntax)
      return compile(where ? `${write(where, syntax)} ? ${text} : NaN` : text)
    }
    return { name: nameIn(name, run), initial: of(initial), next: of(next), isConstant }
  })
  const results = new Float64Array(outputCount)
  const names = indicators.map((id) => nameIn(id, isReached(id) ? 'scenario' : 'baseline'))
  return {
    name: 'mathjs',
    sampled: 200,
    run(drawn, targets) {
      const scope = new Map<string, number>()
      for (const [name, own] of model.names) if (own.kind === 'figure') scope.set(name, own.value)
      for (const { id, base } of model.spec.levers) scope.set(`base_${id}`, base)
      for (const [index, { kind, id }] of ranges.entries()) {
        scope.set(kind === 'base' ? `base_${id}` : id, drawn[index] as number)
      }
      for (const { id } of model.spec.levers) scope.set(id, scope.get(`base_${id}`) as number)
      for (const [index, year] of years.entries()) {
        for (const name of previous) scope.set(`before_${name}`, scope.get(name) ?? Number.NaN)
        scope.set('year', year)
        for (const [place, id] of movedLevers.entries()) {
          scope.set(
            id,
            valueOfLever(place, targets[place] as number, scope.get(`base_${id}`) as number, year),
          )
        }
        for (const { name, initial, next, isConstant } of equations) {
          if (index === 0) scope.set(name, initial.evaluate(scope) as number)
          else if (!isConstant) scope.set(name, next.evaluate(scope) as number)
        }
        for (const [place, name] of names.entries()) {
          results[place * years.length + index] = scope.get(name) as number
        }
      }
      return results
    },
  }
}
