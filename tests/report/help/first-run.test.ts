import { expect, test } from 'vitest'
import { createGrounds } from '../../../src/model/ground.ts'
import { languages } from '../../../src/model/spec.ts'
import { type ExampleSetting, examples, whereText } from '../../../src/report/help/first-run.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { ground, library } from '../../helpers/library.ts'

test('one line says where, from what and until when, as the data have it', () => {
  const said = languages.map((language) => whereText(ground, 2031, createWords({ language, ground })))
  expect(said).toEqual([
    'Zhejiang, from the report of November 2017, to 2031',
    '저장성: 2017년 11월 보고서에서 출발하여 2031년까지',
    '浙江省：以2017年11月的报告为起点，推算至2031年',
  ])
})

test('every baseline that ships has its line', () => {
  for (const own of createGrounds(library.data).all) {
    const words = createWords({ language: 'en', ground: own })
    const line = whereText(own, 2040, words)
    expect(line).toContain(words.text(own.pack.label))
    expect(line).toMatch(/ of [^,]*\d{4}, to 2040$/)
  }
})

const setting: ExampleSetting = {
  ground,
  words: createWords({ language: 'en', ground }),
  keyYear: 2029,
  active: 'open',
  departing: { id: 'plan', name: 'Some plan' },
  scenarios: 2,
}

test('three questions are asked of what is there', () => {
  const first = ground.model.headlines.charts[0]
  const label = ground.model.indicators.find(({ id }) => id === first)?.label.en
  expect(examples(setting)).toEqual([
    { question: 'ensemble', scenario: 'open', text: `${label} 2029: how sure?` },
    { question: 'attribution', scenario: 'plan', text: 'Some plan: what drives the difference?' },
    { question: 'seek', scenario: 'open', text: 'How to reach more by 2029?' },
  ])
})

test('none is asked that the model cannot answer', () => {
  const without = (changes: Partial<typeof ground.model>) => ({
    ...ground,
    model: { ...ground.model, ...changes },
  })
  const asked = (changes: Partial<typeof setting>) =>
    examples({ ...setting, ...changes }).map(({ question }) => question)
  expect(asked({ departing: undefined, scenarios: 1 })).toEqual(['ensemble', 'seek', 'sensitivity'])
  expect(asked({ ground: without({ levers: [] }) })).toEqual(['ensemble', 'attribution', 'sensitivity'])
  const bare = { ...without({ levers: [], assumptions: [] }), outcomes: { ...ground.outcomes, outcomes: [] } }
  expect(asked({ ground: bare, departing: undefined, scenarios: 1 })).toEqual([])
})
