import { expect, test } from 'vitest'
import { languages } from '../../src/model/spec.ts'
import { createWords } from '../../src/report/text/words.ts'
import { withUnit } from '../../src/report/with-unit.ts'
import { ground } from '../helpers/library.ts'

test('a unit stands behind a name or a number; where there is none, nothing does', () => {
  const written = languages.map((language) => withUnit('GRDP', '亿元', createWords({ language, ground })))
  expect(written).toEqual(['GRDP (亿元)', 'GRDP(亿元)', 'GRDP（亿元）'])
  for (const language of languages) {
    expect(withUnit('0.61', '', createWords({ language, ground }))).toBe('0.61')
  }
})
