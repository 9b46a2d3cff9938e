import { expect, test } from 'vitest'
import { faultCodes } from '../../src/model/fault.ts'
import type { UnitsSpec } from '../../src/model/spec.ts'
import {
  describeUnit,
  isMoney,
  multiply,
  percent,
  plainNumber,
  readUnits,
  sameUnit,
  type Unit,
  unitNamed,
  withoutCounted,
} from '../../src/model/unit.ts'
import { ground } from '../helpers/library.ts'

const spec = ground.units
const units = readAll(spec)

function readAll(of: UnitsSpec): ReadonlyMap<string, Unit> {
  const read = readUnits(of)
  if (!read.ok) throw new Error(faultCodes(read.error))
  return read.value
}

const unit = (key: string): Unit => {
  const found = units.get(key)
  if (!found) throw new Error(`no unit ${key}`)
  return found
}

test('every unit of the data files is read', () => {
  expect([...units.keys()]).toEqual(Object.keys(spec.units))
  expect(units.size).toBeGreaterThan(40)
})

test.each([
  ['100m CNY', '10^8 CNY'],
  ['100m CNY a year', '10^8 CNY'],
  ['10k CNY a person', '10^4 CNY person^-1'],
  ['100m CNY per thousand robots', '10^5 CNY robot^-1'],
  ['% of GRDP', '%'],
  ['years', '1'],
  ['per km²', 'item km2^-1'],
  ['per 100 persons', '10^-2 item person^-1'],
  ['million persons', '10^6 person'],
])('%s is %s', (key, described) => {
  expect(describeUnit(unit(key))).toBe(described)
})

test.each([
  '1e8 + CNY',
  '-1 * CNY',
  '0 * CNY',
  '1e8 * EUR',
  'sqrt(CNY)',
  'CNY ^ 2',
  'previous(CNY)',
  '1e8 CNY',
  'CNY.constructor',
  '',
])('%j in a units file is refused with its place', (is) => {
  const label = { en: 'x', ko: 'x', zh: 'x' }
  const read = readUnits({ ...spec, units: { good: { is: 'CNY', label }, bad: { is, label } } })
  expect(read.ok ? [] : read.error).toMatchObject([{ code: 'unit-definition', path: ['units', 'bad', 'is'] }])
})

test('products and powers add up, and what cancels is gone', () => {
  const perPerson = unit('10k CNY a person')
  const persons = unit('10k persons')
  expect(sameUnit(multiply(perPerson, persons), unit('100m CNY'))).toBe(true)
  expect(sameUnit(multiply(unit('100m CNY'), persons, -1), perPerson)).toBe(true)
  expect(multiply(persons, persons, -1)).toEqual(plainNumber)
  expect(describeUnit(multiply(plainNumber, unit('km²'), 0.5))).toBe('km2^0.5')
  expect(describeUnit(multiply(percent, percent))).toBe('10^-4')
})

test('dimensions stand in the same order in every language', () => {
  expect(describeUnit({ ten: 0, powers: { b: 1, a: 1, Z: 1 } })).toBe('Z a b')
})

test('units of another size or of another thing are not the same', () => {
  expect(sameUnit(unit('100m CNY'), unit('10k CNY'))).toBe(false)
  expect(sameUnit(unit('Mbps'), unit('Gbps'))).toBe(false)
  expect(sameUnit(unit('robots'), unit('firms'))).toBe(false)
  expect(sameUnit(unit('%'), unit('share'))).toBe(false)
  expect(sameUnit(unit('% a year'), unit('% of staff'))).toBe(true)
})

test('things counted may be left out, money may not', () => {
  expect(sameUnit(withoutCounted(unit('10k CNY a person'), spec.counted), unit('10k CNY'))).toBe(true)
  expect(withoutCounted(unit('persons'), spec.counted)).toEqual(plainNumber)
  expect(withoutCounted(unit('bn USD'), spec.counted)).toEqual(unit('bn USD'))
})

test('money is an amount of one currency, whoever it is counted by', () => {
  const money = ['100m CNY', 'CNY a person', 'bn USD', '100m CNY per thousand firms']
  expect(money.map((key) => isMoney(unit(key), spec))).toEqual(money.map(() => true))
  const other = ['%', 'persons', 'Mbps', 'index']
  expect(other.map((key) => isMoney(unit(key), spec))).toEqual(other.map(() => false))
  expect(isMoney(multiply(plainNumber, unit('CNY a person'), -1), spec)).toBe(false)
})

test('a unit is named by its key and by its label in any language', () => {
  expect(['10k CNY', '만 위안', '万元'].map((text) => unitNamed(text, units, spec))).toEqual(
    Array(3).fill(unit('10k CNY')),
  )
  // And by what it was called in files that were written before.
  for (const [key, ...names] of [
    ['thousand robots', '1,000대', '천 대', '千台'],
    ['100m CNY a year', '100m CNY/yr', '100 million CNY/yr', '억 위안/년'],
    ['thousand firms a year', 'k firms/yr', '천 개사/년', '千家/年'],
  ] as const)
    for (const name of names) expect(unitNamed(name, units, spec), name).toEqual(unit(key))
  // What is shown is a unit of its own size.
  expect(unitNamed('만 대', units, spec)).toEqual(unit('10k robots'))
  expect(unitNamed('bushels', units, spec)).toBeUndefined()
  expect(unitNamed('constructor', units, spec)).toBeUndefined()
})
