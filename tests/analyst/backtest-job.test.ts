import { expect, test } from 'vitest'
import { backtestSetup } from '../../src/analyst/backtest-job.ts'
import { backtest } from '../../src/model/analysis/backtest.ts'
import { outcomesUntil } from '../../src/report/backtest/outcomes.ts'
import { baseline, ground, projector, scenarioWith } from '../helpers/library.ts'
import { ask, compared, questionOf } from '../report/backtest/asked.ts'
import { openThreads } from './threads.ts'

test('a worker answers with both comparisons, the band and the paths', async () => {
  const { analyst } = openThreads(1)
  const answer = await analyst.ask({ kind: 'backtest', ...questionOf() })
  expect(answer).toEqual(ask())
  const { plain, spliced, band } = answer
  expect(plain).toEqual(backtest(projector, baseline, compared.spec, { splice: false, band }))
  expect(spliced).toEqual(backtest(projector, baseline, compared.spec, { splice: true, band }))
  expect(answer.paths.find(({ indicator }) => indicator === 'robots')?.projected).toHaveLength(6)
})

test('draws no further than to the last outcome, nor past the horizon', () => {
  const setup = (changes: object) => backtestSetup(projector, questionOf(changes))
  expect(setup({}).drawn.horizon).toBe(2020)
  expect(setup({ outcomes: outcomesUntil(compared.spec, 2017) }).drawn.horizon).toBe(2017)
  expect(setup({ scenario: scenarioWith({ horizon: 2018 }) }).drawn.horizon).toBe(2018)
  expect(setup({ outcomes: outcomesUntil(compared.spec, 2000) })).toMatchObject({ last: 2016, names: [] })
  expect(setup({}).names).toContain('robots')
})

test('starts from other figures, and leaves those of the ground alone', () => {
  const projected = (answer: ReturnType<typeof ask>, indicator: string) =>
    answer.paths.find((path) => path.indicator === indicator)?.projected ?? []
  const [plain, higher] = [ask(), ask({ figures: { robotsFirst: 63 } })]
  expect(projected(plain, 'robots')[1]).toBeCloseTo(42, 10)
  expect(projected(higher, 'robots')[1]).toBeCloseTo(63, 10)
  expect(projected(higher, 'grdp')).toEqual(projected(plain, 'grdp'))
  expect(ground.baseline.figures.find(({ id }) => id === 'robotsFirst')?.value).toBe(42)
  expect(ask()).toEqual(plain)
})
