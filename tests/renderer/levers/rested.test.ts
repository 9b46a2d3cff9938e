import { expect, test } from 'vitest'
import type { LeverSpec } from '../../../src/model/spec.ts'
import { movedBetween, restedText } from '../../../src/renderer/levers/rested.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { openWindow, type TestWindow } from '../open-window.ts'

const leverOf = (window: TestWindow, id: string): LeverSpec => {
  const found = window.state().ground.model.levers.find((lever) => lever.id === id)
  if (!found) throw new Error(`there is no lever ${id}`)
  return found
}

/** Raises R&D, and says what is told of it in a language. */
async function told(language: 'en' | 'ko' | 'zh', target = 3.2): Promise<string | undefined> {
  const window = await openWindow()
  window.actions.setLanguage(language)
  const before = window.state()
  window.actions.moveLever(leverOf(window, 'rdIntensity'), target)
  const state = window.state()
  return restedText(window.store, state, movedBetween(before, state) ?? '', createWords(state))
}

test('a lever that rests is told with its value, its unit and what comes of it, from what', async () => {
  expect(await told('en')).toMatch(
    /^R&D intensity 3\.2% of GRDP; Digital-economy scale 2030: CNY [\d.]+ trn, \+[\d.]+ (bn|trn) \(\+[\d.]+%\) vs baseline$/,
  )
  expect(await told('ko')).toMatch(
    /^R&D 집약도 GRDP의 3\.2%\. 2030년 디지털 경제 규모는 [\d.]+조 위안, 기준 시나리오 대비 \+[\d,.]+[억조]\(\+[\d.]+%\)$/,
  )
  expect(await told('zh')).toMatch(
    /^研发投入强度：占GDP的3\.2%；2030年数字经济规模：[\d.]+万亿元，较基准情景：\+[\d,.]+万?亿（\+[\d.]+%）$/,
  )
})

test('an assumption is told too; what is only looked at is not', async () => {
  const window = await openWindow()
  const [assumption] = window.state().ground.model.assumptions
  if (!assumption) throw new Error('there is no assumption')
  const before = window.state()
  window.actions.assume(assumption, assumption.low)
  expect(movedBetween(before, window.state())).toBe(`assumption ${assumption.id}`)

  const moved = window.state()
  window.actions.activate(moved.baseline)
  expect(movedBetween(moved, window.state())).toBeUndefined()
  const looked = window.state()
  window.actions.activate(moved.active)
  expect(movedBetween(looked, window.state())).toBeUndefined()
})

test('a copy that a move starts is told; undo is not', async () => {
  const window = await openWindow()
  window.actions.activate(window.state().baseline)
  const before = window.state()
  window.actions.moveLever(leverOf(window, 'rdIntensity'), 3)
  const copied = window.state()
  expect(copied.active).not.toBe(before.active)
  expect(movedBetween(before, copied)).toBe('lever rdIntensity')
  window.actions.undo()
  expect(movedBetween(copied, window.state())).toBeUndefined()
})
