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
  sealed:
    '{{file}}: {{date}}에 봉인한 추계(사전 기록)이며 봉인 당시와 같습니다. 사후 검증(backtest)에서 공표치와 비교합니다.',
  sealedElsewhere:
    '{{file}}: {{date}}에 봉인한 추계(사전 기록)의 형식에 맞습니다. 제품의 봉인 목록에 없으므로 변경 여부는 알 수 없습니다.',
  migration: '{{file}}: {{from}} → {{to}}',
  newest: '{{file}}: 가장 새로운 판의 모형({{model}})이므로 달라지는 것이 없습니다.',
  migrated: '{{file}}: {{to}} 모형으로 고쳐 썼습니다. 이전 내용: {{kept}}',
  canMigrate_one: '{{file}}: 더 새로운 판 {{to}}, 변경 {{count}}건(migrate 참조)',
  canMigrate_other: '{{file}}: 더 새로운 판 {{to}}, 변경 {{count}}건(migrate 참조)',
  doctor: {
    none: '{{folder}} 폴더에 아직 시나리오가 없습니다.',
    broken: '{{folder}} 폴더의 시나리오를 읽을 수 없습니다: {{reason}}.',
    held: '{{folder}}: 시나리오 {{scenarios}}개, 저장본 {{revisions}}건.',
    damaged: '손상됨: {{revision}}.',
    lost: '저장되었으나 없는 저장본: {{count}}건.',
    sound: '모두 온전합니다.',
    copy: '온전함, 저장본 {{revisions}}건',
    copyDamaged: '손상됨',
    setAside:
      '따로 보관한 파일(더 이상 쓰지 않음). 읽을 수 있는 내용: 시나리오 {{scenarios}}개, 저장본 {{revisions}}개',
  },
  same: '{{file}}: 다시 계산한 결과와 같음',
  figures: '출처 수치',
  plausibility: '타당하다고 보는 조건',
  range: '범위',
  meaning: '뜻',
  place: '위치',
}
