import { expect, test } from 'vitest'
import { pinyinOf } from '../../../src/report/search/pinyin.ts'

// Each of these is how an official types it.
test.each([
  ['研发投入强度', 'yan fa tou ru qiang du'],
  ['数字经济规模', 'shu zi jing ji gui mo'],
  ['地区生产总值', 'di qu sheng chan zong zhi'],
  ['弹性', 'tan xing'],
  ['增长率', 'zeng zhang lv'],
  ['行业', 'hang ye'],
  ['融合渗透', 'rong he shen tou'],
  ['女', 'nv'],
  ['绿色', 'lv se'],
  ['跨境电商', 'kua jing dian shang'],
  ['5G基站', '5 g ji zhan'],
  ['R&D', 'r d'],
])('%s is typed %s', (text, typed) => {
  expect(pinyinOf(text).join(' ')).toBe(typed)
})
