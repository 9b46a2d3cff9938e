import { describe, expect, test } from 'vitest'
import { changeKinds } from '../../../src/model/migration/change.ts'
import type { Moved } from '../../../src/model/migration/move.ts'
import { languages } from '../../../src/model/spec.ts'
import { changeRows, changesTable, changeText } from '../../../src/report/migration/changes.ts'
import { moveWords } from '../../../src/report/migration/move-words.ts'
import { ownIndicator } from '../../helpers/library.ts'
import { fourth, fourth26, moveOf, on, third } from './moves.ts'

const told = ({ moved, words }: ReturnType<typeof moveOf>): readonly string[] =>
  changeRows(moved, words)
    .filter(({ part }) => part !== 'indicator')
    .map((row) => changeText(row, words.after))

describe('a change is told', () => {
  test('with what it was, what it is under its new name, and why', () => {
    const levers = { newBikes: { target: 13, start: 2024, ramp: 3, end: 2025 }, inflation: { target: 40 } }
    expect(told(moveOf(on(third, { levers }), fourth))).toEqual([
      'New bicycles: 13 (k bicycles), from 2024 over 3 years until 2025 → Lorries of bicycles: 7 (lorries), from 2024 over 3 years until 2025. Bicycles are counted by the lorry now. Rounded to a whole number from 6.5.',
      'Inflation: 40 (per cent), from 2024 over 2 years → 30 (per cent), from 2024 over 2 years. Inflation is that of fares now. Outside its new range, 0 to 30: set to the nearest bound.',
    ])
  })

  test('of a converted value that was cut: with that value and the bound, not with what its file says', () => {
    expect(told(moveOf(on(third, { levers: { newBikes: { target: 40 } } }), fourth))).toEqual([
      'New bicycles: 40 (k bicycles), from 2024 over 2 years → Lorries of bicycles: 15 (lorries), from 2024 over 2 years. Converted, it is 20 (lorries): outside its new range, 0 to 15, and set to the nearest bound.',
    ])
  })

  test.each([
    [12, 15, 'above the base value and lies below it now: a raise becomes a cut.'],
    [9, 8, 'below the base value and lies above it now: a cut becomes a raise.'],
  ])('of a lever at %d whose base is %d now', (target, base, side) => {
    const levers = fourth.model.levers.map((each) => (each.id === 'inflation' ? { ...each, base } : each))
    const built = { ...fourth.built, levers: new Map(levers.map((each) => [each.id, each])) }
    const to = { ...fourth, model: { ...fourth.model, levers }, built }
    const before = on(fourth, { levers: { inflation: { target } } })
    expect(told(moveOf(before, to))).toEqual([
      `Inflation: ${target} (per cent), from 2024 at once. Base value: 10 (per cent) before, ${base} (per cent) now. The target lay ${side}`,
    ])
  })

  test('of a value of the place, with the one that holds instead', () => {
    const assumptions = fourth26.model.assumptions.map((each) => ({ ...each, ofPlace: true as const }))
    const built = { ...fourth26.built, assumptions: new Map(assumptions.map((each) => [each.id, each])) }
    const to = { ...fourth26, model: { ...fourth26.model, assumptions }, built }
    const before = on(third, { assumptions: { wear: 0.12 }, horizon: 2029 })
    expect(told(moveOf(before, to))).toEqual([
      'Wear (0.12, times) is left out. It is a value of the old baseline data; the new ones have their own: 0.1 (times).',
    ])
  })

  test('of assumptions: outside the range, or outside what can be', () => {
    expect(told(moveOf(on(third, { assumptions: { wear: 0.2 } }), fourth))).toEqual([
      'Wear: 0.2 (times) → Wear rate: 0.2 (times). Outside its new range, 0.05 to 0.15; kept as it is.',
    ])
    expect(told(moveOf(on(third, { assumptions: { wear: 0 } }), fourth))).toEqual([
      expect.stringMatching(/^Wear \(0, times\) is left out\. .*0.* The central value holds instead\.$/),
    ])
  })

  test('of own indicators, by their labels and formulas', () => {
    const indicators = [
      ownIndicator('perBike', 'takings / fleet', { label: 'Per bike', unit: 'k SEK a bike' }),
      ownIndicator('ahead', 'lead * 2', { label: 'Ahead' }),
      ownIndicator('stolen', 'fleet / 10', { label: 'My guess' }),
    ]
    expect(told(moveOf(on(third, { indicators }), fourth))).toEqual([
      'Per bike: takings / fleet → income / fleet. Written in the new names.',
      'Ahead (lead * 2) is left out. There is no lead in the model. What was saved before keeps it.',
      'My guess: fleet / 10. Its name in formulas is stolen2 now, as the model has its own thing of that name.',
    ])
  })

  test('of years, which another baseline does not have', () => {
    const levers = { lorries: { target: 10, start: 2024, ramp: 1, end: 2025 } }
    expect(told(moveOf(on(fourth, { levers }), fourth26))).toEqual([
      'Lorries of bicycles: 10 (lorries), from 2024 at once until 2025 → 10 (lorries), from 2028 at once until 2029. Starts in 2028, not in 2024. Ends in 2029, not in 2025.',
      'Horizon: 2026 → 2029. Projected to 2029, not to 2026.',
    ])
  })

  test('of indicators of the model', () => {
    const { moved, words } = moveOf(on(third), fourth)
    expect(changeRows(moved, words).map((row) => changeText(row, words.after))).toEqual([
      'Indicator: Takings → Income.',
      'Indicator (Lead of the fleet) is left out. Dropped: the city does not ask any more.',
    ])
  })

  test('and stands in a table', () => {
    const { moved, words } = moveOf(on(third, { assumptions: { wear: 0.12 } }), fourth)
    const { columns, rows } = changesTable(changeRows(moved, words), words)
    expect(columns).toHaveLength(4)
    expect(rows).toEqual([
      ['Wear', '0.12 (times)', 'Wear rate: 0.12 (times)', ''],
      ['Indicator', 'Takings', 'Income', ''],
      ['Indicator', 'Lead of the fleet', '–', 'Dropped: the city does not ask any more.'],
    ])
  })
})

test.each(languages)('every kind of change has its words in %s', (language) => {
  const { moved } = moveOf(on(third, { levers: { newBikes: { target: 20 } } }), fourth)
  const words = moveWords(moved, language)
  const fault = { code: 'name-unknown', path: [], details: { name: 'x' } } as const
  for (const kind of changeKinds) {
    for (const part of ['lever', 'start', 'end', 'own', 'reading', 'horizon', 'indicator'] as const) {
      const change = {
        part,
        id: 'newBikes',
        kind,
        from: 2024,
        to: 2025,
        range: { low: 1, high: 2 },
        fault,
        figures: [{ id: 'fare' }],
      }
      const [row] = changeRows({ ...moved, changes: [change] } as Moved, words)
      if (!row) throw new Error('nothing is told')
      const said = changeText(row, words.after)
      expect(said, `${kind} ${part}`).not.toMatch(/\{\{|undefined|NaN|migration\./)
      const isQuiet = ['converted', 'redefined'].includes(kind) || (kind === 'renamed' && part !== 'own')
      expect(row.remarks.length > 0, `${kind} ${part}`).toBe(!isQuiet)
    }
  }
})
