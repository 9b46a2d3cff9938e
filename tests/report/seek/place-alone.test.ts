import { expect, test } from 'vitest'
import type { LeverMove } from '../../../src/report/seek/answer.ts'
import { placeAlone } from '../../../src/report/seek/place-alone.ts'
import { leverSpec } from '../../renderer/open-window.ts'

const move = (changes: Partial<LeverMove>): LeverMove => ({
  lever: { ...leverSpec('rdIntensity'), min: 0, max: 10 },
  low: 2,
  high: 8,
  weight: 1,
  present: 3,
  needed: 4,
  bound: undefined,
  alone: { lever: 'rdIntensity', reached: true, level: 6, value: 1, effect: 'some' },
  ...changes,
})

test('values lie on the lever’s own range, whatever may be moved of it', () => {
  expect(placeAlone(move({}))).toEqual({
    present: 30,
    together: 40,
    allowed: { from: 20, length: 60 },
    fill: { from: 30, length: 30 },
  })
})

test('a lever that goes down is filled from below', () => {
  const down = move({
    alone: { lever: 'rdIntensity', reached: false, level: 1, value: 1, effect: 'some' },
    needed: 2,
  })
  expect(placeAlone(down).fill).toEqual({ from: 10, length: 20 })
})
