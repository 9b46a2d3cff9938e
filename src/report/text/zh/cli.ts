/** What the command line remarks on, in Chinese. */
import type { Dictionary } from '../en.ts'

export const cli: Dictionary['cli'] = {
  warning: '提示',
  error: '错误',
  implausible: '{{scenario}}，自{{from}}年起：{{message}}',
  differentReadings: '各情景所依据的解读不同（{{readings}}），部分差异并非来自政策；可用--reading统一解读。',
  drawing: '模拟{{draws}}次，已完成{{done}}次',
  drawingAgain: '模拟{{draws}}次，已完成{{done}}次，第{{pass}}遍',
  valid: '{{file}}：有效',
  migration: '{{file}}：{{from}} → {{to}}',
  newest: '{{file}}：{{model}}已是此处最新版本，无变化。',
  migrated: '{{file}}：已改写为{{to}}；原内容为{{kept}}',
  canMigrate_one: '{{file}}：有较新版本{{to}}，变动{{count}}项（见migrate）',
  canMigrate_other: '{{file}}：有较新版本{{to}}，变动{{count}}项（见migrate）',
  doctor: {
    none: '{{folder}}中尚无情景。',
    broken: '无法读取{{folder}}中的情景：{{reason}}。',
    held: '{{folder}}：{{scenarios}}个情景，{{revisions}}个历史版本。',
    damaged: '已损坏：{{revision}}。',
    lost: '已保存但缺失的历史版本：{{count}}个。',
    sound: '全部完好。',
    copy: '完好，{{revisions}}个历史版本',
    copyDamaged: '已损坏',
  },
  same: '{{file}}：与复算结果一致',
  figures: '来源数据',
  plausibility: '合理范围条件',
  range: '范围',
  meaning: '含义',
  place: '出处',
}
