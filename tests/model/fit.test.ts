import { describe, expect, test } from 'vitest'
import { createGround } from '../../src/model/ground.ts'
import type { ModelFile } from '../../src/model/model-file.ts'
import type { BaselineSpec, Text } from '../../src/model/spec.ts'
import { tinyLibrary } from '../helpers/tiny-model.ts'

const { data } = tinyLibrary
const [file] = data.models
const [pack] = data.packs
const [baseline] = pack?.baselines ?? []
if (!file || !pack || !baseline) throw new Error('there are no bicycles')

const text = (words: string): Text => ({ en: words, ko: words, zh: words })
const asking = (...holds: readonly string[]): ModelFile => ({
  ...file,
  conditions: holds.map((condition) => ({ holds: condition, message: text(condition) })),
})
const ground = (model: ModelFile, on: BaselineSpec = baseline) => createGround(data, model, pack, on)

describe('a baseline', () => {
  test('that keeps the conditions of its model is of use', () => {
    expect(ground(asking('fleetCounted > 0', 'base(newBikes) > 0'))).toMatchObject({ ok: true })
  })

  test('that breaks any is not, and each is told', () => {
    const none = { ...baseline, figures: baseline.figures.map((figure) => ({ ...figure, value: 0 })) }
    expect(ground(asking('fleetCounted > 0', 'fare > 0', 'base(newBikes) > 0'), none)).toMatchObject({
      ok: false,
      error: {
        model: [],
        baseline: [
          { code: 'unfit-baseline', path: [], details: { message: { en: 'fleetCounted > 0' } } },
          { code: 'unfit-baseline', path: [], details: { message: { en: 'fare > 0' } } },
        ],
      },
    })
  })

  test('is asked in its first two years alone', () => {
    const { launchYear } = baseline
    expect(ground(asking(`year <= ${launchYear + 1}`))).toMatchObject({ ok: true })
    expect(ground(asking(`year <= ${launchYear}`))).toMatchObject({ ok: false })
  })

  test('is not refused for a condition that is no number: that is the model’s fault', () => {
    expect(ground(asking('fleetCounted'))).toMatchObject({
      error: { model: [{ code: 'unit-mismatch', path: ['conditions', 0, 'holds'] }], baseline: [] },
    })
    expect(ground(asking('fleet >'))).toMatchObject({
      error: { model: [{ path: ['conditions', 0, 'holds'] }], baseline: [] },
    })
  })
})
