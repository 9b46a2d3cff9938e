import { expect, test } from 'vitest'
import type { OwnOutcome } from '../../../src/files/own-outcomes.ts'
import { languages } from '../../../src/model/spec.ts'
import { dotTexts, outcomeDots, ownDots, reportDots } from '../../../src/report/charts/dots.ts'
import type { ChartDot } from '../../../src/report/charts/place.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { ground } from '../../helpers/library.ts'

const outcome = {
  indicator: 'grdp',
  year: 2019,
  measure: 'level',
  value: 62462,
  unit: '100m CNY',
  source: 'yearbook',
} satisfies OwnOutcome
const [report] = reportDots('coreValueAdded', ground.baseline, 'share')
const [later] = outcomeDots('grdp', [outcome])
const [own] = ownDots('grdp', {
  file: 'mine.csv',
  importedAt: '2026-01-01T00:00:00.000Z',
  outcomes: [outcome],
})

test.each(languages)('a dot says its value, its source and its vintage in %s', (language) => {
  const words = createWords({ language, ground })
  const said = (dot: ChartDot | undefined) => dot && dotTexts(dot, words.unit('100m CNY'), words)
  expect(said(own)).toMatchObject({ value: `62,462 ${words.unit('100m CNY')}`, source: 'yearbook' })
  expect(said(own)?.vintage).toContain('mine.csv')
  expect(said(own)?.vintage).toContain('2026')
  expect(said(later)).toMatchObject({ source: 'yearbook', vintage: '' })
  expect(said(report)?.source).toContain(ground.baseline.source.title[language])
  expect(said(report)?.vintage).toContain(ground.baseline.source.published)
  expect(new Set([own, later, report].map((dot) => said(dot)?.kind)).size).toBe(3)
})
