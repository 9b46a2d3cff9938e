/** A button that shows a sign alone says what it is to whoever points at it: by IconButton, or by a native title. */
import { expect, test } from 'vitest'
import { sourceFiles } from '../../helpers/source.ts'

const components = sourceFiles().filter(({ path }) => path.startsWith('renderer/') && path.endsWith('.tsx'))
/** Buttons with nothing in them but an icon. */
const signs = components.flatMap(({ path, text }) =>
  [...text.matchAll(/<Button\b((?:[^>]|=>)*)>\s*<Icon\b[^>]*\/>\s*<\/Button>/g)].map(
    ([, attributes = '']) => ({
      path,
      attributes,
    }),
  ),
)

test('every button of an icon alone has a tooltip', () => {
  expect(signs.length).toBeGreaterThan(1)
  const untold = signs.filter(
    ({ path, attributes }) =>
      path !== 'renderer/controls/icon-button.tsx' && !/\bref=\{titled\(/.test(attributes),
  )
  expect(untold.map(({ path }) => path)).toEqual([])
})

test('the look of an icon button is given to no other', () => {
  const others = components
    .filter(({ text }) => /className=[^\n]*icon-button/.test(text))
    .map(({ path }) => path)
  expect(others.filter((path) => !signs.some((sign) => sign.path === path))).toEqual([])
})
