import { expect, test } from './fixtures.ts'
import { speak } from './inspect.ts'
import { settingsKept } from './planner.ts'

test('numbers, axes and dates follow the language, and the choice is kept', async ({ app }) => {
  const { page } = app
  await expect(page.getByRole('img', { name: /^GRDP/ })).toContainText('10 trn')
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
