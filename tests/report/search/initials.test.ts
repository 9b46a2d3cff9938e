import { expect, test } from 'vitest'
import { pinyinInitials } from '../../../src/report/search/initials.ts'
import { search } from '../../../src/report/search/search.ts'

test.each([
  ['融合应用领域', 'rhyyly'],
  ['研发投入强度', 'yftrqd'],
  ['企业上云', 'qysy'],
  ['跨境电商综合试验区', 'kjdszhsyq'],
  ['新增工业机器人', 'xzgyjqr'],
  ['信息化投入', 'xxhtr'],
  ['平减指数', 'pjzs'],
  ['其他部门趋势增速', 'qtbmqszs'],
  ['放宽市场准入', 'fksczr'],
  ['半衰期', 'bsq'],
  ['欧洲二手车', 'ozesc'],
  ['而且爱家', 'eqaj'],
  ['经济增长', 'jjzz'],
  ['长期重点行业', 'cqzdhy'],
  ['弹性', 'tx'],
  ['R&D强度', 'rdqd'],
  ['他她它', 'ttt'],
  ['那怒', 'nn'],
  ['卡咖', 'kk'],
])('%s is %s by its initials', (text, initials) => {
  expect(pinyinInitials(text)).toBe(initials)
})

test.each([
  ['까치', 'ㄲㅊ', 'ㄱㄱㅊ'],
  ['따오기', 'ㄸㅇㄱ', 'ㄷㄷㅇㄱ'],
  ['빠르기', 'ㅃㄹㄱ', 'ㅂㅂㄹㄱ'],
  ['싸리', 'ㅆㄹ', 'ㅅㅅㄹ'],
  ['짜임', 'ㅉㅇ', 'ㅈㅈㅇ'],
])('%s is found by %s and by %s, and not by another consonant', (name, double, two) => {
  const found = (query: string) => search([name], query, (text) => [text])
  expect([found(double), found(two)]).toEqual([[name], [name]])
  for (const other of ['ㄴㄴ', 'ㅌ', 'ㅆㅆ', 'ㅇㅇ']) expect(found(other)).toEqual([])
})
