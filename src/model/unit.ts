/**
 * Units as products of powers of ten and dimensions.
 *
 * A step of a model is one year, so a rate per year, a duration in years and a plain number are alike. A
 * percentage is a number of size 10⁻²; `100` as a factor or divisor in a formula means 100 %.
 */
import { type Fault, fault } from './fault.ts'
import { foldUnit } from './fold-formula.ts'
import { type Formula, parseFormula } from './formula.ts'
import { byName } from './order.ts'
import { failed, ok, type Result } from './result.ts'
import type { UnitKey, UnitsSpec } from './spec.ts'

/** Power of ten, and the power of each dimension that is not zero. */
export interface Unit {
  readonly ten: number
  readonly powers: Readonly<Record<string, number>>
}

export const plainNumber: Unit = { ten: 0, powers: {} }
export const percent: Unit = { ten: -2, powers: {} }

/** The product `a · b^power`. */
export function multiply(a: Unit, b: Unit, power = 1): Unit {
  const powers: Record<string, number> = { ...a.powers }
  for (const [dimension, exponent] of Object.entries(b.powers)) {
    const sum = (powers[dimension] ?? 0) + exponent * power
    if (sum === 0) delete powers[dimension]
    else powers[dimension] = sum
  }
  return { ten: a.ten + b.ten * power, powers }
}

/** Whether two units have the same size and dimension. */
export function sameUnit(a: Unit, b: Unit): boolean {
  const names = new Set([...Object.keys(a.powers), ...Object.keys(b.powers)])
  return (
    Math.abs(a.ten - b.ten) < 1e-9 &&
    [...names].every((name) => (a.powers[name] ?? 0) === (b.powers[name] ?? 0))
  )
}

/** The unit without the things it counts: `10k CNY a person` becomes `10k CNY`. */
export function withoutCounted(unit: Unit, counted: readonly string[]): Unit {
  return {
    ten: unit.ten,
    powers: Object.fromEntries(Object.entries(unit.powers).filter(([name]) => !counted.includes(name))),
  }
}

/** How `describeUnit` has the unit of a number that counts nothing. */
export const plainNumberSize = '1'

/** The size of a unit as a text without words, such as `10^8 CNY`; equal for units that are alike. */
export function describeUnit(unit: Unit): string {
  const power = (name: string, exponent: number): string => (exponent === 1 ? name : `${name}^${exponent}`)
  const dimensions = Object.entries(unit.powers)
    .sort(byName)
    .map(([name, exponent]) => power(name, exponent))
  if (unit.ten === -2 && dimensions.length === 0) return '%'
  if (unit.ten === 0 && dimensions.length === 0) return plainNumberSize
  return [...(unit.ten === 0 ? [] : [`10^${Number(unit.ten.toFixed(9))}`]), ...dimensions].join(' ')
}

/** Whether a unit is an amount of money (of one currency, whatever it is counted by). */
export function isMoney(unit: Unit, spec: UnitsSpec): boolean {
  return spec.money.some((currency) => unit.powers[currency] === 1)
}

/**
 * The unit that a key or a label in any language names, or undefined. Width, case and blanks do not tell units
 * apart unless the data files have both: `10K CNY` is `10k CNY`, never an unchecked word.
 */
export function unitNamed(text: string, units: Units, spec: UnitsSpec): Unit | undefined {
  const key = unitKeyNamed(text, spec)
  return key === undefined ? undefined : units.get(key)
}

/** The key of that unit. */
export function unitKeyNamed(text: string, spec: UnitsSpec): UnitKey | undefined {
  const named = (isSame: (own: string) => boolean): UnitKey | undefined =>
    Object.entries(spec.units).find(([own, { label, names = [] }]) =>
      [own, ...Object.values(label), ...names].some(isSame),
    )?.[0]
  const folded = foldUnit(text)
  return named((own) => own === text) ?? named((own) => foldUnit(own) === folded)
}

/** The units of the data files by key, read and checked. */
export type Units = ReadonlyMap<UnitKey, Unit>

/** Reads every unit of a units file. */
export function readUnits(spec: UnitsSpec): Result<Units, readonly Fault[]> {
  const dimensions = new Set([...spec.money, ...spec.dimensions, ...spec.counted])
  const units = new Map<UnitKey, Unit>()
  const faults: Fault[] = []
  for (const [key, { is }] of Object.entries(spec.units)) {
    const parsed = parseFormula(is)
    const unit = parsed.ok ? unitOfDefinition(parsed.value, dimensions) : undefined
    if (unit) units.set(key, unit)
    else faults.push(fault('unit-definition', ['units', key, 'is'], { unit: is }))
  }
  return faults.length > 0 ? failed(faults) : ok(units)
}

function unitOfDefinition(formula: Formula, dimensions: ReadonlySet<string>): Unit | undefined {
  switch (formula.kind) {
    case 'number':
      return formula.value > 0 ? { ten: Math.log10(formula.value), powers: {} } : undefined
    case 'name':
      return dimensions.has(formula.name) ? { ten: 0, powers: { [formula.name]: 1 } } : undefined
    case 'operation': {
      const left = unitOfDefinition(formula.left, dimensions)
      const right = unitOfDefinition(formula.right, dimensions)
      if (!left || !right) return undefined
      if (formula.operator === '*') return multiply(left, right)
      if (formula.operator === '/') return multiply(left, right, -1)
      return undefined
    }
    default:
      return undefined
  }
}
