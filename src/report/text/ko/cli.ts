/** What the command line remarks on, in Korean. */
import type { Dictionary } from '../en.ts'

export const cli: Dictionary['cli'] = {
  warning: '유의 사항',
  error: '오류',
  implausible: '{{scenario}}, {{from}}년부터: {{message}}',
  differentReadings:
    '시나리오의 출발 해석이 서로 다릅니다({{readings}}). 차이의 일부는 정책 효과가 아닙니다. --reading으로 하나에 맞출 수 있습니다.',
  drawing: '모의계산 {{draws}}회 중 {{done}}회',
  drawingAgain: '모의계산 {{draws}}회 중 {{done}}회, {{pass}}차',
  valid: '{{file}}: 이상 없음',
  figures: '출처 수치',
  plausibility: '타당하다고 보는 조건',
  range: '범위',
  meaning: '뜻',
  place: '위치',
  wrong: {
    indicator: '--indicator: 없는 지표입니다: {{name}} (있는 지표: {{known}})',
    oneOf: '{{option}}: 다음 중 하나가 아닙니다: {{value}} ({{known}})',
    year: '{{option}}: {{first}}~{{last}}년에 들지 않는 연도입니다: {{year}}',
    sharedYear: '{{option}}: 모든 시나리오에 있는 {{first}}~{{last}}년에 들지 않는 연도입니다: {{year}}',
    outside: '{{option}}: {{low}}~{{high}} 범위 밖의 값입니다: {{value}}',
    twice: '{{option}}: 두 번 이상 지정했습니다: {{id}}',
    units: '--over: {{value}}의 단위를 정할 수 없습니다({{units}}). --indicator로 지표를 지정하십시오',
    noPrices: '--prices: 이 모형에는 물가가 없습니다',
    noLever: '--lever: 움직일 수 있는 조정변수가 없습니다. 하나 이상 지정하십시오',
    stray: '--weight: 움직일 수 있는 조정변수가 아닙니다: {{id}}',
  },
}
