/** Why a quantity has no value in a year: the first step of its formula that gives none. */
import { withOwnIndicators } from './build-model.ts'
import { functionCodes, operationCodes } from './compile.ts'
import { log } from './elementary.ts'
import type { Comparison, Formula, FunctionName, Operator } from './formula.ts'
import { compute as computed, Op } from './operation.ts'
import type { Projection, Projector } from './projection.ts'
import { assumedIn } from './scenario.ts'
import type { IndicatorId, Scenario, Year } from './spec.ts'
import { hasValue } from './value.ts'
import { valueInYear } from './years.ts'

/**
 * What a step does that gives no value: a division by zero, a logarithm of zero or less, the root of or a broken
 * power of what is below zero, a look back from the first year; its result is too large for any number; or the
 * model does not define it there.
 */
export type NoValueCause =
  | 'division'
  | 'logarithm'
  | 'root'
  | 'power'
  | 'firstYear'
  | 'overflow'
  | 'undefined'

/** A part of a formula, computed; `cause` is that of the first step inside it without a value. */
interface Computed {
  readonly value: number
  readonly cause?: NoValueCause
}

/** Why a scenario has no value of an indicator in a year; undefined where it has one or nobody knows. */
export function whyMissing(
  projector: Pick<Projector, 'model' | 'projectNames'>,
  { series }: Pick<Projection, 'series'>,
  scenario: Scenario,
  indicator: IndicatorId,
  year: Year,
): NoValueCause | undefined {
  const isThere = hasValue(valueInYear(series.get(indicator), year, projector.model.spec))
  return isThere ? undefined : whyNoValue(projector, scenario, indicator, year)
}

/**
 * Looks for the reason, with central values of what is uncertain.
 * @param name an indicator, the scenario's own included, or an auxiliary of the model.
 * @returns undefined where it has a value, or where the reason lies in a stock of the model.
 */
export function whyNoValue(
  { model, projectNames }: Pick<Projector, 'model' | 'projectNames'>,
  scenario: Scenario,
  name: string,
  year: Year,
): NoValueCause | undefined {
  const { launchYear } = model.spec
  const { names } = withOwnIndicators(model, scenario.indicators)
  const projected = (of: Scenario, wanted: string, at: Year): number =>
    valueInYear(projectNames(of, [wanted]).series.get(wanted), at, model.spec)
  const baselineRun: Scenario = { ...scenario, levers: {} }
  // Each name of each year and run once: one that names another twice would double the work with every step.
  const met = new Map<string, Computed>()

  const ofName = (wanted: string, at: Year, of: Scenario): Computed => {
    const definition = names.get(wanted)
    switch (definition?.kind) {
      case undefined:
        return { value: Number.NaN }
      case 'year':
        return { value: at }
      case 'launchYear':
        return { value: launchYear }
      case 'figure':
        return { value: definition.value }
      case 'assumption':
        return { value: assumedIn(of, definition.spec) }
      case 'auxiliary':
      case 'indicator':
      case 'lever':
      case 'stock': {
        const value = projected(of, wanted, at)
        const formula =
          definition.kind === 'auxiliary' || definition.kind === 'indicator'
            ? definition.formula.get(of.reading)
            : undefined
        if (hasValue(value) || !formula) return { value }
        const key = `${wanted} ${at} ${of === scenario}`
        const before = met.get(key)
        if (before) return before
        met.set(key, { value })
        const where = definition.kind === 'indicator' ? definition.where : undefined
        const isDefined = !where || compute(where, at, of).value !== 0
        const cause = isDefined ? compute(formula, at, of).cause : 'undefined'
        const found = withCause(value, cause)
        met.set(key, found)
        return found
      }
    }
  }

  const compute = (formula: Formula, at: Year, of: Scenario): Computed => {
    const into = (part: Formula): Computed => compute(part, at, of)
    switch (formula.kind) {
      case 'number':
        return { value: formula.value }
      case 'shock':
        return { value: 0 }
      case 'name':
        return ofName(formula.name, at, of)
      case 'reference':
        switch (formula.reference) {
          case 'previous':
            if (at <= launchYear) return { value: Number.NaN, cause: 'firstYear' }
            return ofName(formula.name, at - 1, of)
          case 'base':
            return { value: model.levers.get(formula.name)?.base ?? Number.NaN }
          case 'baseline':
            return ofName(formula.name, at, baselineRun)
        }
        break
      case 'negation': {
        const { value, cause } = into(formula.operand)
        return withCause(-value, cause)
      }
      case 'not': {
        const { value, cause } = into(formula.operand)
        return withCause(value === 0 ? 1 : 0, cause)
      }
      case 'choice': {
        const { value, cause } = into(formula.condition)
        const chosen = into(value !== 0 ? formula.whenTrue : formula.whenFalse)
        return withCause(chosen.value, chosen.cause ?? cause)
      }
      case 'operation':
        return operate(formula.operator, into(formula.left), into(formula.right))
      case 'comparison':
      case 'logic': {
        const [left, right] = [into(formula.left), into(formula.right)]
        return withCause(judge(formula.operator, left.value, right.value) ? 1 : 0, left.cause ?? right.cause)
      }
      case 'call': {
        const args = formula.args.map(into)
        return call(formula.name, args)
      }
    }
  }
  const found = ofName(name, year, scenario)
  return hasValue(found.value) ? undefined : found.cause
}

const withCause = (value: number, cause: NoValueCause | undefined): Computed =>
  cause === undefined ? { value } : { value, cause }

function operate(operator: Operator, left: Computed, right: Computed): Computed {
  const [x, y] = [left.value, right.value]
  const value = computed(operationCodes[operator], x, y, log(x))
  const known = left.cause ?? right.cause
  if (known !== undefined || hasValue(value)) return withCause(value, known)
  if (operator === '/' && y === 0) return { value, cause: 'division' }
  if (operator === '^' && x === 0) return { value, cause: 'division' }
  if (operator === '^' && x < 0 && !Number.isInteger(y)) return { value, cause: 'power' }
  return { value, cause: 'overflow' }
}

function judge(operator: Comparison | 'and' | 'or', x: number, y: number): boolean {
  switch (operator) {
    case '<':
      return x < y
    case '<=':
      return x <= y
    case '>':
      return x > y
    case '>=':
      return x >= y
    case '==':
      return x === y
    case '!=':
      return x !== y
    case 'and':
      return x !== 0 && y !== 0
    case 'or':
      return x !== 0 || y !== 0
  }
}

function call(name: FunctionName, args: readonly Computed[]): Computed {
  const values = args.map((argument) => argument.value)
  const [x = Number.NaN, low = Number.NaN, high = Number.NaN] = values
  const value =
    name === 'clamp'
      ? computed(Op.min, computed(Op.max, x, low, 0), high, 0)
      : values.length === 1
        ? computed(functionCodes[name], x, 0, 0)
        : values.reduce((all, next) => computed(functionCodes[name], all, next, 0))
  const known = args.find(({ cause }) => cause !== undefined)?.cause
  if (known !== undefined || hasValue(value)) return withCause(value, known)
  if (name === 'log' || name === 'log2') return { value, cause: 'logarithm' }
  return { value, cause: name === 'sqrt' ? 'root' : 'overflow' }
}
