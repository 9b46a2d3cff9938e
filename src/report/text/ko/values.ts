/** What is said where there is no value, and where values do not differ, in Korean. */
export const noValue = {
  said: '{{year}}년 {{indicator}} 지표에는 값이 없습니다.',
  because: '{{year}}년 {{indicator}} 지표에는 값이 없습니다({{why}}).',
  inRuns: '{{year}}년 {{indicator}} 지표는 일부 모의계산에서 값이 없습니다.',
  why: {
    division: '수식에서 0으로 나눔',
    logarithm: '수식에서 0 이하인 수의 로그를 구함',
    root: '수식에서 음수의 제곱근을 구함',
    power: '수식에서 음수를 정수가 아닌 지수로 거듭제곱함',
    firstYear: '수식이 첫해의 전년 값을 참조함',
    overflow: '수식의 결과가 계산할 수 있는 범위를 넘음',
    undefined: '모형에 정의되지 않은 연도',
    parts: '다른 항목의 일부만 적용하면 계산되지 않음',
  },
  noRange: '구간을 제시할 수 없습니다.',
  noOdds: '{{chance}}을 제시할 수 없습니다.',
  noShares: '불확실성의 비중을 나눌 수 없습니다.',
  noAttribution: '차이를 항목별로 나눌 수 없습니다.',
  noTarget: '목표로 삼을 값이 없으므로 다른 연도를 선택하십시오.',
  noLevel: '시도한 수준 가운데 값을 갖게 하는 것이 없습니다.',
  ends: '다음 항목은 범위의 한쪽 끝에서 값이 없습니다: {{names}}.',
} as const

export const constant = {
  oneDraw:
    '{{year}}년 {{indicator}}의 값은 한 번의 모의계산에서 {{value}}입니다. 한 번으로는 범위를 알 수 없습니다.',
  draws:
    '{{year}}년 {{indicator}}의 값은 모든 모의계산에서 같습니다: {{value}}. 불확실한 항목은 이 값을 바꾸지 않습니다.',
  sameAs: '{{year}}년에는 모든 모의계산에서 두 시나리오의 값이 같습니다.',
  equals: '{{year}}년에는 어느 모의계산에서도 이 값을 웃돌거나 밑돌지 않습니다.',
  inputs: '{{year}}년 {{indicator}}: 값이 일정합니다({{value}}). 불확실한 항목은 이 값을 바꾸지 않습니다.',
  levers:
    '목표를 달성할 수 없습니다. {{year}}년 {{indicator}} 값은 선택한 조정변수를 어떻게 바꾸어도 일정합니다({{value}}).',
  lever: '값을 바꾸지 않음',
  leverNoValue: '어느 수준에서도 값이 없음',
  leverLate: '{{start}}년에야 적용 시작',
  departures:
    '다른 항목들은 {{year}}년 {{indicator}} 값을 거의 바꾸지 않습니다. 차이는 {{least}} 미만입니다.',
} as const
