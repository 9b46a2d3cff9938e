import { expect, test } from 'vitest'
import { questions, unaskable } from '../../src/report/questions.ts'
import { ground } from '../helpers/library.ts'
import { tinyGround } from '../helpers/tiny-model.ts'

const { model } = ground
const bare = { assumptions: [], levers: [] }

test('every question can be asked of a model that has levers, ranges and scenarios', () => {
  expect(questions.map((question) => unaskable(question, model, 2))).toEqual(questions.map(() => undefined))
})

test('what a model leaves out cannot be asked about, and the reason is told', () => {
  expect(questions.map((question) => unaskable(question, bare, 1))).toEqual([
    ...['noInputs', 'noInputs', 'noOther', 'noLevers', undefined],
  ])
})

test('a base value with a range is enough to be unsure of', () => {
  const { levers } = tinyGround.model
  const asked = (own: typeof levers) => unaskable('sensitivity', { assumptions: [], levers: own }, 1)
  expect(asked(levers)).toBeUndefined()
  expect(asked(levers.filter(({ draw }) => draw === undefined))).toBe('noInputs')
})

test('levers alone are enough to reach a target with, and another scenario to be compared with', () => {
  expect(unaskable('seek', { ...bare, levers: model.levers }, 1)).toBeUndefined()
  expect(unaskable('attribution', bare, 2)).toBeUndefined()
})
