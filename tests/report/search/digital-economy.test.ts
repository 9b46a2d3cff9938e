import { expect, test } from 'vitest'
import { leverTexts } from '../../../src/report/search/outside.ts'
import { search } from '../../../src/report/search/search.ts'
import { standOn } from '../../helpers/digital-economy.ts'

const { levers } = standOn('kiep-17-06').model.spec
const found = (query: string): readonly string[] => search(levers, query, leverTexts).map(({ id }) => id)

// Initials in Hangul and in pinyin, as planners type them.
test.each([
  ['restTrendGrowth', ['ㄱㅌㅂㅁ', 'qtbm']],
  ['coreTrendGrowth', ['ㅎㅅㅅㅇ', 'hxcy']],
  ['trendSlowdown', ['ㅊㅅㄷㅎㅇ', 'qsfhl']],
  ['surplusHalfLife', ['ㅂㄱㄱ', 'bsq']],
  ['priceGrowth', ['ㄷㅍㄹㅇㅌ', 'pjzs']],
  ['onlineRetailLead', ['ㅇㄹㅇㅅㅁ', 'wlls']],
  ['regulatoryReform', ['ㄱㅈㄱㅎ', 'fkzr', 'fksczr']],
  ['fusionFields', ['ㅇㅎㅇㅇㅂㅇ', 'rhyy']],
  ['cloudMigration', ['ㅋㄹㅇㄷ', 'qysy']],
  ['pilotZones', ['ㅈㅎㅅㅎㄱ', 'ㅅㅂㄱ', 'zsq', 'kjds']],
  ['digitalTowns', ['ㅌㅅㅁㅇ', 'tsxz']],
  ['digitalSkills', ['ㄷㅈㅌㅇㄹ', 'szrc']],
  ['networkInvestment', ['ㄴㅌㅇㅋ', 'wltz']],
  ['enterpriseIt', ['ㅈㅂㅎㅌㅈ', 'xxhtr']],
  ['rdIntensity', ['R&Dㅈㅇㄷ', 'ㅇㄱㄱㅂ', 'yfqd', 'yftr']],
  ['ventureShare', ['ㅂㅊㅌㅈ', 'cytz']],
  ['robotInstallations', ['ㄹㅂㄷㅇ', 'ㅅㅇㅇㄹㅂ', 'xzjqr']],
])('%s of version 2 is found by %s', (id, queries) => {
  for (const query of queries) expect(found(query), query).toContain(id)
})
