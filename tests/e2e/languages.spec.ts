import { expect, test } from './fixtures.ts'
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
import { settingsKept } from './planner.ts'

/** Words that are the same in all three languages, and names in the formulas of the model. */
const isForeign = (text: string): boolean =>
  /[A-Za-z]{3,}/.test(text.replaceAll(/GRDP|GDP|KIEP|ICT|English|Ctrl|Shift|Mbps|CNY/g, ''))

const examples: Readonly<Record<Exclude<Language, 'en'>, readonly string[]>> = {
  ko: ['탐색', '조정변수', 'R&D 집약도', '13·5 규획 발표 그대로', '경상가격', '기준 시나리오'],
  zh: ['探索', '可调变量', '研发投入强度', '按公布的“十三五”规划', '现价', '基准情景'],
}

for (const language of ['ko', 'zh'] as const) {
  test(`every view speaks ${language} and no English is left`, async ({ app }) => {
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
  })
}

test('numbers, axes and dates follow the language, and the choice is kept', async ({ app }) => {
  const { page } = app
  await expect(page.getByRole('img', { name: /^GRDP/ })).toContainText('100k')
  await speak(page, 'en', 'ko')
  await expect(page.getByRole('img', { name: /^지역내총생산/ })).toContainText('10조')
  await expect(page).toHaveTitle('13·5 규획 발표 그대로 – 첸탕')
  await speak(page, 'ko', 'zh')
  await expect(page.getByRole('img', { name: /^地区生产总值/ })).toContainText('10万亿')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh')
  await settingsKept(page, { language: 'zh' })
  await app.restart()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh')
})

test.describe('in a system that speaks Korean', () => {
  test.use({ locale: 'ko-KR' })
  test('the window opens in Korean', async ({ app }) => {
    await expect(app.page.locator('html')).toHaveAttribute('lang', 'ko')
    await expect(app.page.getByRole('tab', { name: '탐색' })).toBeVisible()
  })
})

test('each language has a name for each text', () => {
  for (const language of languages) {
    const texts = flatTexts(dictionaries[language])
    expect([...flatTexts(dictionaries.en).keys()].filter((key) => !texts.get(key))).toEqual([])
  }
})
