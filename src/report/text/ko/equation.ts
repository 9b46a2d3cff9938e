/** 방정식과 의존 관계 그림, 한국어. */
import type { Dictionary } from '../en.ts'

export const equation: Dictionary['equation'] = {
  previous: '전년',
  base: '기준값',
  baseline: '기준 시나리오',
  shock: '충격: {{name}}',
  and: '그리고',
  or: '또는',
  not: '아님',
  if: '조건:',
  otherwise: '그 밖의 경우',
  valuesOf: '표시 값',
  scenario: '값을 표시할 시나리오',
  year: '값의 연도',
  range: '{{low}}~{{high}}',
  rangeHint:
    '괄호 안은 모형이 산출하는 값의 경우 모의계산의 90%가 들어가는 구간, 가정의 경우 설정 범위입니다.',
  takes: '참조 항목',
  usedBy: '쓰이는 곳',
  picture: '의존 관계',
  pictureOf: '표시 대상',
  reach: '{{name}}: 영향 범위',
  rests: '{{name}}: 산출 근거',
  reachIntro:
    '{{lever}} 하나만 {{from}}에서 {{to}}로 바꿀 때 {{year}}년 기준 시나리오 대비 변화입니다. 항목을 누르면 방정식과 경로를 보여줍니다.',
  restsIntro:
    '조정변수에 따라 달라지는 산출 과정과 {{year}}년 값입니다. 항목을 누르면 방정식과 경로를 보여줍니다.',
  nothingMoves: '{{year}}년까지 모형에서 달라지는 값이 없습니다.',
  keyNow: '같은 해',
  keyFeedback: '다음 해',
  keyIndicator: '지표',
  nodes: '그림의 항목, 화살표 키로 이동',
  whole: '전체 보기',
  asList: '그림을 목록으로 보기',
  listed: '{{name}}: {{value}}, 참조 항목: {{from}}',
  listedFirst: '{{name}}: {{value}}',
  nextYear: '{{name}}(전년)',
  toEquation: '방정식으로 이동',
  toPassport: '출처 보기',
}
