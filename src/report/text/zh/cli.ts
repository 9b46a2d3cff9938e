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
  figures: '来源数据',
  plausibility: '合理范围条件',
  range: '范围',
  meaning: '含义',
  place: '出处',
  wrong: {
    indicator: '--indicator：没有名为{{name}}的指标（现有：{{known}}）',
    oneOf: '{{option}}：{{value}}不在下列之中：{{known}}',
    year: '{{option}}：{{year}}不在{{first}}—{{last}}年之内',
    sharedYear: '{{option}}：{{year}}不在各情景共有的{{first}}—{{last}}年之内',
    outside: '{{option}}：{{value}}不在{{low}}～{{high}}之内',
    twice: '{{option}}：{{id}}重复给出',
    units: '--over：{{value}}不能同时以{{units}}为单位；请用--indicator指定指标',
    noPrices: '--prices：本模型没有价格',
    noLever: '--lever：没有可以调整的变量；请至少指定一个',
    stray: '--weight：{{id}}不是可以调整的变量',
  },
}
