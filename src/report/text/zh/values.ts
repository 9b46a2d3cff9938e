/** What is said where there is no value, and where values do not differ, in Chinese. */
export const noValue = {
  said: '{{year}}年{{indicator}}无数值。',
  because: '{{year}}年{{indicator}}无数值（{{why}}）。',
  inRuns: '{{year}}年{{indicator}}在部分模拟中无数值。',
  why: {
    division: '公式中除数为零',
    logarithm: '公式对零或负数取对数',
    root: '公式对负数开方',
    power: '公式对负数取非整数次幂',
    firstYear: '公式在首年引用上一年的值',
    overflow: '公式的结果超出可计算范围',
    undefined: '模型未定义该年的值',
    parts: '只采用部分变动项时无法计算',
  },
  noRange: '无法给出区间。',
  noOdds: '无法给出{{chance}}。',
  noShares: '无法分解其不确定性。',
  noAttribution: '无法分解差值。',
  noTarget: '没有可作目标的值，请选择其他年份。',
  noLevel: '所尝试的各水平均无数值。',
  ends: '下列各项取范围一端时无数值：{{names}}。',
} as const

export const constant = {
  oneDraw: '{{year}}年{{indicator}}在仅有的一次模拟中为{{value}}，一次模拟看不出范围。',
  draws: '{{year}}年{{indicator}}在所有模拟中均为{{value}}，不确定的因素不影响该值。',
  sameAs: '{{year}}年，两个情景在所有模拟中数值相同。',
  equals: '{{year}}年，所有模拟结果既不高于也不低于该值。',
  inputs: '{{year}}年{{indicator}}恒为{{value}}，不确定的因素不影响该值。',
  levers: '无法实现目标：无论如何调整所选变量，{{year}}年{{indicator}}恒为{{value}}。',
  lever: '不影响该值',
  leverNoValue: '任何水平均无数值',
  leverLate: '{{start}}年才开始实施',
  departures: '各变动项对{{year}}年{{indicator}}几乎没有影响，差值不到{{least}}。',
} as const
