import { expect, longUnless, test } from './fixtures.ts'
import {
  askQuestion,
  dictionaries,
  flatTexts,
  goToView,
  type Language,
  languages,
  questions,
  speak,
  textsOf,
  views,
} from './inspect.ts'

/** Words that are the same in all three languages, and names in the formulas of the model. */
const isForeign = (text: string): boolean =>
  /[A-Za-z]{3,}/.test(text.replaceAll(/GRDP|GDP|KIEP|ICT|English|Ctrl|Shift|Escape|Mbps|CNY/g, ''))

const examples: Readonly<Record<Exclude<Language, 'en'>, readonly string[]>> = {
  ko: ['탐색', '조정변수', 'R&D 집약도', '13·5 규획 발표 그대로', '경상가격', '기준 시나리오'],
  zh: ['探索', '可调变量', '研发投入强度', '按公布的“十三五”规划', '现价', '基准情景'],
}

for (const language of ['ko', 'zh'] as const) {
  test(
    `every view speaks ${language} and no English is left`,
    longUnless(language === 'zh'),
    async ({ app }) => {
      const { page } = app
      await speak(page, 'en', language)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      for (const text of examples[language])
        await expect(page.getByText(text, { exact: true }).first()).toBeVisible()

      const keys = flatTexts(dictionaries.en)
      const own = flatTexts(dictionaries[language])
      const english = new Set(
        [...keys].filter(([key, text]) => own.get(key) !== text && isForeign(text)).map(([, text]) => text),
      )
      const inspect = async (place: string) => {
        const { seen, labels } = await textsOf(page)
        const texts = [...seen, ...labels]
        expect(
          texts.filter((text) => [...keys.keys()].some((key) => text.includes(key))),
          `keys in ${place}`,
        ).toEqual([])
        expect(
          texts.filter((text) => english.has(text)),
          `English texts in ${place}`,
        ).toEqual([])
        expect(labels.filter(isForeign), `English labels in ${place}`).toEqual([])
      }
      for (const view of views) {
        await goToView(page, language, view)
        await inspect(view)
      }
      for (const question of questions) {
        await askQuestion(page, language, question)
        await inspect(question)
      }
      await goToView(page, language, 'explore')
      await page.getByRole('tab', { name: dictionaries[language].assumptions.title }).click()
      await inspect('assumptions')
      await page.getByRole('button', { name: dictionaries[language].help.open }).click()
      await inspect('help')
    },
  )
}

test('each language has a name for each text', () => {
  for (const language of languages) {
    const texts = flatTexts(dictionaries[language])
    expect([...flatTexts(dictionaries.en).keys()].filter((key) => !texts.get(key))).toEqual([])
  }
})
