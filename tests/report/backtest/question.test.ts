import { expect, test } from 'vitest'
import { backtestAnswer } from '../../../src/analyst/backtest-job.ts'
import { mostSampled } from '../../../src/model/analysis/samples.ts'
import { createProjector } from '../../../src/model/projection.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import { answerOf } from '../../../src/report/backtest/answer.ts'
import { heldText } from '../../../src/report/backtest/held.ts'
import { scoredYears } from '../../../src/report/backtest/outcomes.ts'
import { backtestDrawing, usualBacktest } from '../../../src/report/backtest/question.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { baseline, ground } from '../../helpers/library.ts'

const words = createWords({ language: 'en', ground })
const drawing = { draws: 500, seed: 1, method: 'sobol', ranges: {} } as const

/** What is said of a scenario's band in a legend, and in the answer to “Was it right?”. */
function saidOf(scenario: Scenario): readonly [legend: string, answer: string] {
  const question = usualBacktest(scenario, ground, [], drawing)
  if (!question) throw new Error('nothing is compared')
  const steps = backtestAnswer(createProjector(ground.built), question)
  for (;;) {
    const step = steps.next()
    if (!step.done) continue
    const { result } = step.value
    const last = scoredYears(question.outcomes, result.knownUntil).at(-1) ?? Number.NaN
    return [heldText(result, words), answerOf(result, last, words).text]
  }
}

const countIn = (text: string): string => /\bheld (\d+ of \d+)\b/.exec(text)?.[1] ?? ''

test('the record of a band is that of the scenario whose band it is, and the answer gives the same', () => {
  const slow = ground.shipped.find(({ texts }) => texts.file === 'slow-world')?.scenario
  if (!slow) throw new Error('the slow world does not ship')
  const counts = [baseline, slow].map((scenario) => {
    const [legend, answer] = saidOf(scenario)
    expect(countIn(legend)).toMatch(/of/)
    expect(countIn(answer)).toBe(countIn(legend))
    return countIn(legend)
  })
  expect(counts[0]).not.toBe(counts[1])
})

test('draws are those of the fan, as many as can be kept', () => {
  expect(backtestDrawing(drawing)).toEqual({ ...drawing, bands: 'all' })
  expect(backtestDrawing({ ...drawing, draws: mostSampled + 1 }).draws).toBe(mostSampled)
  const question = usualBacktest(baseline, ground, [], drawing)
  expect(question?.scenario).toBe(baseline)
  expect(question?.drawing).toEqual(backtestDrawing(drawing))
})
