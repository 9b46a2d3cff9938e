import { expect, test } from 'vitest'
import { languages } from '../../src/model/spec.ts'
import { placeText } from '../../src/report/place-text.ts'
import { createWords } from '../../src/report/text/words.ts'
import { library, ground as report } from '../helpers/library.ts'

const source = { ...report.baseline.source, headings: { 현황: { en: 'Now', ko: '현황', zh: '现状' } } }
const said = (place: string) =>
  languages.map((language) => placeText(place, source, createWords({ language, ground: report })).text)

test.each([
  ['§2나 ¶1', 'section 2.2, para 1', '2장 나절 1문단', '第二部分第二节第1段'],
  [
    '§2나 현황 ¶2 (fn24)',
    'section 2.2, Now, para 2, footnote 24',
    '2장 나절 현황 2문단, 각주 24',
    '第二部分第二节现状第2段，脚注24',
  ],
  [
    '§1 ¶2 ◦ (fn8, fn9)',
    'section 1, para 2, sub-item, footnote 8, footnote 9',
    '1장 2문단 하위 항목, 각주 8, 각주 9',
    '第一部分第2段分项，脚注8，脚注9',
  ],
  ['§3다 ¶4 *', 'section 3.3, para 4, remark', '3장 다절 4문단 비고', '第三部分第三节第4段备注'],
  ['fn26-27', 'footnote 26–27', '각주 26~27', '脚注26—27'],
  ['fn24 source title', 'footnote 24, title of the source', '각주 24, 출처 제목', '脚注24，出处标题'],
  ['Table 3 현황-2', 'table 3, Now 2', '표 3, 현황 2', '表3，现状 2'],
  [
    '§2가 ¶1 ◦ (Fig.3)',
    'section 2.1, para 1, sub-item, figure 3',
    '2장 가절 1문단 하위 항목, 그림 3',
    '第二部分第一节第1段分项，图3',
  ],
  ['Summary ▶1', 'summary, point 1', '요약 1항', '摘要第1点'],
  ['Table 2; §1 ¶1', 'table 2; section 1, para 1', '표 2; 1장 1문단', '表2；第一部分第1段'],
])('%s is a place in each language', (place, ...texts) => {
  expect(said(place)).toEqual(texts)
})

test.each([
  '2024年浙江省国民经济和社会发展统计公报',
  '§1 ¶2 (fn8); also the summary',
  '§2나 ¶1 (see above)',
  'page 7',
])('%s is left as the source has it, in its language', (place) => {
  for (const language of languages) {
    const words = createWords({ language, ground: report })
    expect(placeText(place, source, words)).toEqual({ text: place, language: 'ko' })
  }
})

test('every place of the report is said in the reader’s language', () => {
  const { figures, source: own } = report.baseline
  for (const language of languages) {
    const words = createWords({ language, ground: report })
    const texts = figures.map(({ place }) => placeText(place, own, words))
    expect(texts.filter((place) => place.language !== undefined)).toHaveLength(0)
    for (const { text, language: left } of texts)
      if (left === undefined) expect(text).not.toMatch(language === 'ko' ? /[§¶◦]|fn\d/ : /[§¶◦가-힣]|fn\d/)
  }
  expect(library.data.packs.length).toBeGreaterThan(0)
})

test('a place that is a source of its own is said as sources are, with the original beside', () => {
  const place = '科技日报2024-09-23'
  const named = {
    ...report,
    outcomes: {
      ...report.outcomes,
      sources: [{ source: place, text: { en: 'Science Daily', ko: '과기일보', zh: place } }],
    },
  }
  const chinese = { ...source, language: 'zh' as const }
  expect(
    languages.map((language) => placeText(place, chinese, createWords({ language, ground: named })).text),
  ).toEqual([`Science Daily · ${place}`, `과기일보 · ${place}`, place])
})
