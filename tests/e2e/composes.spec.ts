import type { CDPSession, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { lever, openScenario, title, type } from './planner.ts'

/** Types as an input method does: a text under composition, then a key that belongs to it. */
async function inputMethod(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page)
  const press = async (key: string, code: number) => {
    // As Chromium tells of a key that an input method has taken.
    const event = { key, code: key, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: code }
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
  }
  return {
    compose: (text: string) =>
      session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      }),
    commit: (text: string) => session.send('Input.insertText', { text }),
    enter: () => press('Enter', 13),
    escape: () => press('Escape', 27),
  }
}

test('Enter and Escape during a composition belong to the input method, in names, numbers, searches and dialogs', async ({
  app,
}) => {
  const { page } = app
  const method = await inputMethod(page)
  await openScenario(page, 'Baseline')
  await type(lever(page, 'R&D intensity').value, '3')
  const name = title(page)
  await name.fill('浙江方案')
  await name.press('End')
  await method.compose('jihua')
  await method.enter()
  await expect(name).toBeFocused()
  await method.escape()
  await expect(name).toBeFocused()
  await method.commit('计划')
  await expect(name).toHaveValue('浙江方案计划')
  await name.press('Enter')
  await expect(name).not.toBeFocused()
  await expect(name).toHaveValue('浙江方案计划')

  const { value, slider } = lever(page, 'R&D intensity')
  await value.fill('')
  await method.compose('4')
  await method.enter()
  await expect(slider).toHaveValue('3')
  await method.commit('４')
  await value.press('Enter')
  await expect(slider).toHaveValue('4')

  const search = page.getByRole('searchbox', { name: 'Find a lever' })
  await search.fill('벤')
  await method.compose('처')
  await method.escape()
  await expect(search).toHaveValue(/^벤/)
  await method.commit('처')
  await expect(search).toHaveValue('벤처')
  await expect(lever(page, 'Venture capital').value).toBeVisible()
})
