import { expect, test } from 'vitest'
import { bearsRecipe, recipeMark } from '../../src/files/recipe.ts'

test('a result of our own bears its recipe, also once a spreadsheet program has saved it again', () => {
  const rows = (...lines: readonly string[]) => lines.join('\r\n')
  expect(bearsRecipe(rows('\ufeffyear,value', '2030,1', `${recipeMark},"{""version"":1}"`))).toBe(true)
  expect(bearsRecipe(rows('year;value', '2030;1', `"${recipeMark}";"{""version"":1}"`, ''))).toBe(true)
  expect(bearsRecipe('{\n  "years": [],\n  "recipe": {\n    "version": 1\n  }\n}\n')).toBe(true)
})

test('published values and scenarios bear none', () => {
  expect(bearsRecipe('year,indicator,value\n2020,grdp,1\n')).toBe(false)
  expect(bearsRecipe(`year,indicator,value,source\n2020,grdp,1,"see ${recipeMark}"\n`)).toBe(false)
  expect(bearsRecipe('{"format": "qiantang-scenario", "name": "recipe"}')).toBe(false)
  expect(bearsRecipe('')).toBe(false)
})
