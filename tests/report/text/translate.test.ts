import { expect, test } from 'vitest'
import { translator } from '../../../src/report/text/translate.ts'

const t = translator('en')

test('a text is there at once, in the language asked for', () => {
  expect([t('save.saving'), translator('ko')('save.saving'), translator('zh')('save.saving')]).toEqual([
    'Saving…',
    '저장 중…',
    '正在保存…',
  ])
})

/** Never run: that these do not compile is the test, and the type checker fails where one of them does. */
export function refused(name: string) {
  // @ts-expect-error There is no such key.
  t('save.saveing')
  // @ts-expect-error A part of the catalogue is no text.
  t('save')
  // @ts-expect-error A form of the plural is asked for by its count.
  t('levers.over_one', { count: 1 })
  // @ts-expect-error The place {{time}} is left open.
  t('save.saved')
  // @ts-expect-error The place is called {{time}}.
  t('save.saved', { name })
  // @ts-expect-error The plural needs its count.
  t('levers.over', {})
  // @ts-expect-error A count is a number.
  t('levers.over', { count: name })
  // @ts-expect-error One of the two keys leaves {{start}} open.
  t(name === '' ? 'levers.atOnce' : 'levers.from')
  // @ts-expect-error Any text might not be a key.
  t(`levers.${name}`)
}
