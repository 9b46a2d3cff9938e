import { expect, test } from 'vitest'
import { tableFaultCodes } from '../../../src/files/outcomes/reading.ts'
import { languages } from '../../../src/model/spec.ts'
import { leftOutTexts, tableFaultText } from '../../../src/report/faults/table-fault.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { library } from '../../helpers/library.ts'

const details = {
  indicator: 'grdp',
  year: 2021,
  name: 'N',
  note: 'O',
  value: 'V',
  other: 'W',
  otherLine: 3,
  projected: 1234.5,
  unit: 'U',
  wanted: '100m CNY',
  measure: 'M',
  heading: 'H',
  most: 10,
  columns: 2,
  cells: 3,
  limit: 'L',
  encoding: 'E',
  point: 23.3,
  comma: 23300,
}

test.each(languages)('every fault of a table has words in %s, with all that they name', (language) => {
  const words = createWords({ language, library })
  for (const code of tableFaultCodes) {
    const text = tableFaultText({ code, details }, words)
    expect(text).not.toContain(code)
    expect(text).not.toContain('{{')
  }
  const rescaled = tableFaultText(
    {
      code: 'value-far-off',
      details: { indicator: 'grdp', year: 2021, value: 'V', projected: 50, rescaled: 46.8 },
    },
    words,
  )
  expect(rescaled).toContain('46.8')
  expect(rescaled).toContain(words.indicator('grdp'))
})

test.each(languages)('what was passed over is counted in %s', (language) => {
  const words = createWords({ language, library })
  const skipped = { missing: 2, outside: 1, repeated: 3 }
  const texts = leftOutTexts({ skipped, ignored: ['备注', 'note'] }, library.model, words)
  expect(texts).toHaveLength(4)
  expect(texts.join()).not.toContain('{{')
  expect(texts[1]).toContain('2050')
})
