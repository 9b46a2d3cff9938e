/** 숫자의 출처 카드, 한국어. */
import type { Dictionary } from '../en.ts'

export const passport: Dictionary['passport'] = {
  open: '{{text}}: 출처 보기({{name}})',
  back: '뒤로',
  goTo: '해당 화면에서 보기',
  kinds: {
    figure: '{{source}} 수치',
    conflict: '{{source}} 수치 불일치',
    outcome: '공표치',
    target: '공식 목표',
    lever: '조정변수',
    assumption: '가정',
    equation: '모형의 방정식',
    indicator: '추계값',
  },
}
