import { expect, test } from 'vitest'
import type { OwnOutcome } from '../../../src/files/own-outcomes.ts'
import { languages } from '../../../src/model/spec.ts'
import {
  axisStart,
  dotTexts,
  joinedLegend,
  legendOf,
  observedDots,
  outcomeDots,
  ownDots,
  reportDots,
  targetDots,
} from '../../../src/report/charts/dots.ts'
import type { ChartDot } from '../../../src/report/charts/place.ts'
import { formatPublished } from '../../../src/report/text/format.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { ground } from '../../helpers/library.ts'

const outcome = {
  id: 'later',
  indicator: 'grdp',
  year: 2019,
  measure: 'level',
  value: 62462,
  unit: '100m CNY',
  source: 'yearbook',
} satisfies OwnOutcome & { id: string }
const [report] = reportDots('coreValueAdded', ground.baseline, 'share')
const [later] = outcomeDots('grdp', [outcome])
const [own] = ownDots('grdp', {
  file: 'mine.csv',
  importedAt: '2026-01-01T00:00:00.000Z',
  outcomes: [outcome],
})

test.each(languages)('a dot says its value, its source and its vintage in %s', (language) => {
  const words = createWords({ language, ground })
  const said = (dot: ChartDot | undefined) => dot && dotTexts(dot, '100m CNY', words)
  expect(said(own)).toMatchObject({
    value: { en: 'CNY 6.2462 trn', ko: '6조 2,462억 위안', zh: '62,462亿元' }[language],
    source: 'yearbook',
  })
  expect(said(own)?.vintage).toContain('mine.csv')
  expect(said(own)?.vintage).toContain('2026')
  expect(said(later)).toMatchObject({ source: 'yearbook', vintage: '' })
  expect(said(report)?.source).toContain(ground.baseline.source.title[language])
  expect(said(report)?.vintage).toContain(formatPublished(ground.baseline.source.published, language))
  expect(new Set([own, later, report].map((dot) => said(dot)?.kind)).size).toBe(3)
  expect([later, report, own].map((dot) => dot?.subject)).toEqual([
    { kind: 'outcome', id: 'later' },
    { kind: 'figure', id: expect.any(String) },
    undefined,
  ])
})

test('an official aim says when it was announced, and what was only recalled says so', () => {
  const aim = {
    id: 'aim',
    label: { en: 'Aim', ko: '목표', zh: '目标' },
    indicator: 'grdp',
    year: 2027,
    value: 120_000,
    unit: '100m CNY',
    announced: 2022,
    source: 'plan',
    quality: 'official',
  } as const
  const [mark] = targetDots('grdp', [aim, { ...aim, indicator: 'coreShare' }])
  const [above] = targetDots('grdp', [{ ...aim, manner: 'above' }])
  const [recalled] = outcomeDots('grdp', [{ ...outcome, quality: 'recalled' }])
  expect(mark).toMatchObject({ year: 2027, value: 120_000, kind: 'target', isWeak: false })
  expect(recalled).toMatchObject({ isWeak: true })
  for (const language of languages) {
    const words = createWords({ language, ground })
    const said = (dot: ChartDot | undefined) => dot && dotTexts(dot, '100m CNY', words)
    expect(said(mark)).toMatchObject({ source: 'plan' })
    expect(said(mark)?.vintage).toContain('2022')
    expect(said(above)?.value).not.toBe(said(mark)?.value)
    expect(said(above)?.value).toContain({ en: 'CNY 12 trn', ko: '12조 위안', zh: '12万亿元' }[language])
    expect(said(mark)?.kind).not.toBe(said(later)?.kind)
    expect(said(recalled)?.vintage).not.toBe('')
  }
})

test('charts begin with the first figure, or with what was published of the total before the launch', () => {
  const { baseline, model } = ground
  const { total } = model.headlines.scale
  const start = (year: number) =>
    axisStart(
      baseline,
      { outcomes: [{ ...outcome, id: 'o', label: model.title, derived: false, indicator: total, year }] },
      model,
    )
  expect(axisStart(baseline, { outcomes: [] }, model)).toBeLessThanOrEqual(model.launchYear)
  expect(start(model.launchYear + 3)).toBe(axisStart(baseline, { outcomes: [] }, model))
  expect(start(model.launchYear - 9)).toBe(model.launchYear - 9)
})

const observed = { ground, reading: ground.baseline.defaultReading, ownOutcomes: [] }

const ever = { first: 0, last: 9999 }

test('a legend explains the marks that are drawn and no others', () => {
  const own = [{ file: 'mine.csv', importedAt: '2026-01-01T00:00:00.000Z', outcomes: [outcome] }]
  expect(legendOf([], observed, 'current', ever)).toEqual({ marks: [], leftOut: false })
  expect(legendOf(['grdp'], { ...observed, ownOutcomes: own }, 'current', ever).marks).toContain('own')
  for (const indicator of ['grdp', 'digitalShare']) {
    const dots = observedDots(indicator, observed)
    const { marks } = legendOf([indicator], observed, 'current', ever)
    expect(new Set(marks.filter((mark) => mark !== 'weak'))).toEqual(new Set(dots.map(({ kind }) => kind)))
    expect(marks.includes('weak')).toBe(dots.some(({ isWeak }) => isWeak))
  }
})

test('in constant prices amounts have no marks, and it is said that they are left out', () => {
  expect(legendOf(['grdp'], observed, 'constant', ever)).toEqual({ marks: [], leftOut: true })
  const share = legendOf(['digitalShare'], observed, 'current', ever)
  expect(legendOf(['digitalShare'], observed, 'constant', ever)).toEqual(share)
  expect(share.leftOut).toBe(false)
  expect(legendOf(['grdp', 'digitalShare'], observed, 'constant', ever)).toEqual({ ...share, leftOut: true })
})

test('what lies outside the axis is not explained', () => {
  const dots = observedDots('grdp', observed)
  const last = Math.min(...dots.map(({ year }) => year)) - 1
  for (const prices of ['current', 'constant'] as const) {
    expect(legendOf(['grdp'], observed, prices, { first: 0, last })).toEqual({ marks: [], leftOut: false })
  }
})

test('the legend of several pictures has what any of them shows, once and in the usual order', () => {
  const joined = joinedLegend([
    { marks: ['outcome', 'target'], leftOut: false },
    { marks: ['report', 'outcome'], leftOut: true },
  ])
  expect(joined).toEqual({ marks: ['report', 'outcome', 'target'], leftOut: true })
})
