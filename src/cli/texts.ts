/** The command line's own words in the languages of the product; labels come from the data files. */
import type { DepartureGroup } from '../model/analysis/attribution.ts'
import type { NaiveRule } from '../model/analysis/backtest.ts'
import type { DrawMethod } from '../model/analysis/draws.ts'
import type { TargetSense } from '../model/analysis/seek.ts'
import type { Prices } from '../model/projection.ts'
import type { Language, OutcomeMeasure, Year } from '../model/spec.ts'

/** A fan in a year, its numbers written for reading. */
export type FanWords = Readonly<Record<'year' | 'p5' | 'p25' | 'p50' | 'p75' | 'p95', string>>

/** How many of the draws, its numbers written for reading. */
export type Frequency =
  | { readonly kind: 'none' | 'all'; readonly draws: string }
  /** Fewer than 1 of 100, or more than 99. */
  | { readonly kind: 'fewer' | 'more'; readonly count: string; readonly draws: string }
  | { readonly kind: 'some'; readonly count: number; readonly of: number; readonly percent: string }

/** The odds in a year of being above a number or a scenario. */
export interface OddsWords {
  readonly year: string
  readonly over: string
  readonly frequency: Frequency
}

export interface Texts {
  readonly baseline: string
  readonly year: string
  readonly prices: (prices: Prices, launchYear: Year) => string
  readonly reading: (label: string) => string
  readonly readingsDiffer: string

  readonly warning: string
  readonly implausible: (scenario: string, year: Year, message: string) => string
  readonly differentReadings: (readings: readonly string[]) => string

  readonly scenario: string
  readonly value: string
  readonly difference: string
  readonly percent: string
  readonly leversThatDiffer: string
  readonly lever: string
  readonly assumptionsThatDiffer: string
  readonly assumption: string
  readonly nothingDiffers: string
  readonly baseValue: (value: string) => string
  readonly move: (target: string, start: Year, ramp: number, end: Year | null) => string

  readonly draws: (draws: string, method: DrawMethod, seed: number) => string
  readonly drawing: (done: string, draws: string, pass: number) => string
  readonly median: string
  readonly mean: string
  readonly fan: (fan: FanWords) => string
  readonly odds: {
    readonly above: (over: string) => string
    readonly target: (odds: OddsWords) => string
    readonly scenario: (odds: OddsWords) => string
    readonly missing: (year: string) => string
  }

  readonly attribution: {
    readonly groups: Readonly<Record<DepartureGroup, string>>
    readonly departure: string
    readonly share: string
    readonly percent: string
    readonly alone: string
    readonly last: string
    readonly error: string
    readonly noDeparture: string
    readonly sampled: (permutations: number, seed: number) => string
    readonly attributing: (percent: number) => string
  }

  readonly backtest: {
    readonly measures: Readonly<Record<Exclude<OutcomeMeasure, 'level'>, string>>
    readonly projected: string
    readonly published: string
    readonly error: string
    readonly bias: string
    readonly meanAbsolute: string
    readonly rules: Readonly<Record<NaiveRule, string>>
    readonly remark: string
    readonly points: string
    readonly inSample: (source: string) => string
    readonly nothing: string
    readonly spliced: (factor: string) => string
    readonly changed: (year: Year) => string
    readonly outside: string
    readonly inBand: string
    readonly levels: string
    readonly growth: string
    readonly all: string
    readonly count: string
    readonly leftOut: (label: string, year: Year) => string
  }

  readonly low: string
  readonly high: string
  readonly atLow: string
  readonly atHigh: string
  readonly swing: string
  readonly baseOf: (lever: string) => string
  readonly firstOrder: string
  readonly totalOrder: string
  readonly interval: string
  readonly sobolNote: (samples: string, evaluations: string, seed: number, estimator: string) => string

  readonly target: string
  readonly goal: (sense: TargetSense, target: string, present: string) => string
  readonly reached: (value: string) => string
  readonly unreached: (value: string) => string
  readonly present: string
  readonly needed: string
  readonly neededAlone: string
  readonly notAlone: (level: string) => string
  readonly bound: (lever: string, bound: 'low' | 'high', value: string) => string
  readonly bindingBounds: (bounds: readonly string[]) => string
  readonly probability: (percent: string, draws: string, seed: number) => string
  readonly soughtFrom: (scenario: string, date: string) => string

  readonly fine: (file: string) => string

  readonly figure: string
  readonly unit: string
  readonly region: string
  readonly place: string
  readonly figureCount: (count: number) => string

  readonly figures: (source: string) => string
  readonly levers: string
  readonly assumptions: string
  readonly indicators: string
  readonly plausibility: string
  readonly base: string
  readonly range: string
  readonly central: string
  readonly name: string
  readonly label: string
  readonly inYear: (year: Year) => string
  readonly afterwards: string
  readonly readingOnly: (reading: string) => string
  readonly where: (condition: string) => string
}

const en: Texts = {
  baseline: 'Baseline',
  year: 'Year',
  prices: (prices, year) => (prices === 'current' ? 'current prices' : `constant prices of ${year}`),
  reading: (label) => `reading: ${label}`,
  readingsDiffer: 'readings differ',

  warning: 'warning',
  implausible: (scenario, year, message) => `${scenario}, from ${year}: ${message}`,
  differentReadings: (readings) =>
    `the scenarios start from different readings (${readings.join('; ')}): part of the difference is not policy; use --reading for one`,

  scenario: 'Scenario',
  value: 'Value',
  difference: 'Difference',
  percent: '%',
  leversThatDiffer: 'Levers that differ',
  lever: 'Lever',
  assumptionsThatDiffer: 'Assumptions that differ',
  assumption: 'Assumption',
  nothingDiffers: 'No lever and no assumption differs.',
  baseValue: (value) => `${value} (base)`,
  move: (target, start, ramp, end) =>
    [`${target} from ${start}`, ramp > 1 && ` over ${ramp} years`, end !== null && `, until ${end}`]
      .filter(Boolean)
      .join(''),

  draws: (draws, method, seed) => `${draws} ${method === 'sobol' ? 'Sobol' : 'random'} draws, seed ${seed}`,
  drawing: (done, draws, pass) => `${done} of ${draws} draws${pass > 1 ? `, pass ${pass}` : ''}`,
  median: 'Median',
  mean: 'Mean',
  fan: ({ year, p5, p25, p50, p75, p95 }) =>
    `In ${year}, 9 draws in 10 lie between ${p5} and ${p95}, half of them between ${p25} and ${p75}; the median is ${p50}.`,
  odds: {
    above: (over) => `Above ${over}, %`,
    target: ({ year, over, frequency }) => `In ${year} it is above ${over} in ${drawsEn(frequency)}.`,
    scenario: ({ year, over, frequency }) =>
      `In ${year} it is above “${over}” in ${drawsEn(frequency)}, each draw being the same for both.`,
    missing: (year) => `In ${year} there are no odds, since not every draw has a value.`,
  },

  attribution: {
    groups: { assumptions: 'Assumptions', reading: 'Reading', levers: 'Levers' },
    departure: 'Departure',
    share: 'Share',
    percent: '% of difference',
    alone: 'Alone',
    last: 'Taken away last',
    error: 'Standard error',
    noDeparture: 'The scenarios do not differ.',
    sampled: (permutations, seed) => `shares from ${permutations} sampled orders, seed ${seed}`,
    attributing: (percent) => `${percent} %`,
  },

  backtest: {
    measures: { nominalGrowth: 'nominal growth, %', realGrowth: 'real growth, %' },
    projected: 'Projected',
    published: 'Published',
    error: 'Error',
    bias: 'Bias',
    meanAbsolute: 'Mean absolute error',
    rules: { growthKept: 'Last growth kept', shareKept: 'Last share kept' },
    remark: 'Remark',
    points: 'points',
    inSample: (source) => `year of ${source}, not scored`,
    nothing: 'Nothing was published that could be compared.',
    spliced: (factor) => `published figure divided by ${factor}`,
    changed: (year) => `other definition from ${year}`,
    outside: 'outside the 80 % band',
    inBand: 'In the 80 % band',
    levels: 'Levels, errors in %',
    growth: 'Growth rates, errors in percentage points',
    all: 'All',
    count: 'Outcomes',
    leftOut: (label, year) => `${label}, ${year}: the projection has no value to compare`,
  },

  low: 'Low',
  high: 'High',
  atLow: 'Result at low',
  atHigh: 'Result at high',
  swing: 'Swing',
  baseOf: (lever) => `${lever}, base`,
  firstOrder: 'Alone (first order), %',
  totalOrder: 'With interactions (total), %',
  interval: '5th–95th percentile',
  sobolNote: (samples, evaluations, seed, estimator) =>
    `Share of the variance. ${samples} rows, ${evaluations} evaluations, seed ${seed}. Estimator: ${estimator}.`,

  target: 'Target',
  goal: (sense, target, present) =>
    `Target: at ${sense === 'atLeast' ? 'least' : 'most'} ${target}; at present ${present}.`,
  reached: (value) => `Reached: ${value}.`,
  unreached: (value) => `Cannot be reached; the closest is ${value}.`,
  present: 'Present',
  needed: 'Needed',
  neededAlone: 'Needed alone',
  notAlone: (level) => `not even ${level}`,
  bound: (lever, bound, value) => `${lever} ${bound === 'low' ? '≥' : '≤'} ${value}`,
  bindingBounds: (bounds) => `Bounds that bind: ${bounds.join('; ')}.`,
  probability: (percent, draws, seed) =>
    `The answer reaches the target in ${percent} % of ${draws} draws (seed ${seed}).`,
  soughtFrom: (scenario, date) => `Target sought from “${scenario}” on ${date}.`,

  fine: (file) => `${file}: valid`,

  figure: 'Figure',
  unit: 'Unit',
  region: 'Region',
  place: 'Place',
  figureCount: (count) => (count === 1 ? '1 figure' : `${count} figures`),

  figures: (source) => `Figures of ${source}`,
  levers: 'Levers',
  assumptions: 'Assumptions',
  indicators: 'Indicators',
  plausibility: 'Held plausible while',
  base: 'Base',
  range: 'Range',
  central: 'Central',
  name: 'Name',
  label: 'Meaning',
  inYear: (year) => `in ${year}`,
  afterwards: 'then',
  readingOnly: (reading) => `reading ${reading}`,
  where: (condition) => `where ${condition}`,
}

function drawsEn(frequency: Frequency): string {
  switch (frequency.kind) {
    case 'none':
      return `none of ${frequency.draws} draws`
    case 'all':
      return `all ${frequency.draws} draws`
    case 'fewer':
      return `fewer than 1 of 100 draws (${frequency.count} of ${frequency.draws})`
    case 'more':
      return `more than 99 of 100 draws (${frequency.count} of ${frequency.draws})`
    case 'some':
      return `${frequency.count} of ${frequency.of} draws (${frequency.percent} %)`
  }
}

const ko: Texts = {
  baseline: '기준선',
  year: '연도',
  prices: (prices, year) => (prices === 'current' ? '경상가격' : `${year}년 불변가격`),
  reading: (label) => `해석: ${label}`,
  readingsDiffer: '해석이 서로 다름',

  warning: '경고',
  implausible: (scenario, year, message) => `${scenario}, ${year}년부터: ${message}`,
  differentReadings: (readings) =>
    `시나리오의 출발 해석이 서로 다르다(${readings.join('; ')}). 차이의 일부는 정책 효과가 아니며, --reading으로 하나에 맞출 수 있다`,

  scenario: '시나리오',
  value: '값',
  difference: '차이',
  percent: '%',
  leversThatDiffer: '서로 다른 정책수단',
  lever: '정책수단',
  assumptionsThatDiffer: '서로 다른 가정',
  assumption: '가정',
  nothingDiffers: '서로 다른 정책수단이나 가정이 없다.',
  baseValue: (value) => `${value}(기준값)`,
  move: (target, start, ramp, end) =>
    [`${target}(${start}년부터`, ramp > 1 && ` ${ramp}년에 걸쳐`, end !== null && `, ${end}년까지`, ')']
      .filter(Boolean)
      .join(''),

  draws: (draws, method, seed) => `${method === 'sobol' ? '소볼' : '무작위'} 추출 ${draws}회, 시드 ${seed}`,
  drawing: (done, draws, pass) => `추출 ${draws}회 중 ${done}회${pass > 1 ? `, ${pass}차` : ''}`,
  median: '중앙값',
  mean: '평균',
  fan: ({ year, p5, p25, p50, p75, p95 }) =>
    `${year}년에는 추출의 90%가 ${p5}~${p95}, 절반이 ${p25}~${p75} 사이에 있으며, 중앙값은 ${p50}이다.`,
  odds: {
    above: (over) => `${over}보다 큰 비율, %`,
    target: ({ year, over, frequency }) =>
      `${year}년에 ${over}보다 큰 경우는 추출 ${drawsKo(frequency)}이다.`,
    scenario: ({ year, over, frequency }) =>
      `두 시나리오를 같은 추출끼리 비교하면, ${year}년에 ‘${over}’보다 큰 경우는 추출 ${drawsKo(frequency)}이다.`,
    missing: (year) => `${year}년에는 값이 없는 추출이 있어 확률을 말할 수 없다.`,
  },

  attribution: {
    groups: { assumptions: '가정', reading: '해석', levers: '정책수단' },
    departure: '변경 항목',
    share: '기여분',
    percent: '차이 대비 %',
    alone: '단독 효과',
    last: '마지막 제외 효과',
    error: '표준오차',
    noDeparture: '두 시나리오에 차이가 없다.',
    sampled: (permutations, seed) => `순서 ${permutations}개를 표본 추출하여 계산, 시드 ${seed}`,
    attributing: (percent) => `${percent}%`,
  },

  backtest: {
    measures: { nominalGrowth: '명목 증가율(%)', realGrowth: '실질 증가율(%)' },
    projected: '전망',
    published: '공표',
    error: '오차',
    bias: '편향',
    meanAbsolute: '평균절대오차',
    rules: { growthKept: '직전 증가율 유지', shareKept: '직전 비중 유지' },
    remark: '비고',
    points: '%p',
    inSample: (source) => `${source} 수록 연도, 평가 제외`,
    nothing: '비교할 수 있는 공표치가 없습니다.',
    spliced: (factor) => `공표치를 ${factor}로 나눔`,
    changed: (year) => `${year}년부터 정의가 다름`,
    outside: '80% 구간 밖',
    inBand: '80% 구간 안',
    levels: '수준, 오차(%)',
    growth: '증가율, 오차(%p)',
    all: '전체',
    count: '공표치 수',
    leftOut: (label, year) => `${label}, ${year}년: 비교할 전망값이 없음`,
  },

  low: '하한',
  high: '상한',
  atLow: '하한일 때 결과',
  atHigh: '상한일 때 결과',
  swing: '변동폭',
  baseOf: (lever) => `${lever} 기준값`,
  firstOrder: '단독 효과(1차), %',
  totalOrder: '상호작용 포함(총효과), %',
  interval: '5~95백분위',
  sobolNote: (samples, evaluations, seed, estimator) =>
    `분산에서 차지하는 비율. 표본 ${samples}행, 계산 ${evaluations}회, 시드 ${seed}. 추정량: ${estimator}.`,

  target: '목표',
  goal: (sense, target, present) =>
    `목표: ${target} ${sense === 'atLeast' ? '이상' : '이하'}, 현재 ${present}.`,
  reached: (value) => `도달: ${value}.`,
  unreached: (value) => `도달할 수 없음. 가장 가까운 값은 ${value}.`,
  present: '현재',
  needed: '필요 수준',
  neededAlone: '단독 필요 수준',
  notAlone: (level) => `${level}에서도 미달`,
  bound: (lever, bound, value) => `${lever} ${value} ${bound === 'low' ? '이상' : '이하'}`,
  bindingBounds: (bounds) => `제약이 되는 한계: ${bounds.join('; ')}.`,
  probability: (percent, draws, seed) =>
    `추출 ${draws}회 가운데 ${percent}%에서 이 답이 목표에 도달한다(시드 ${seed}).`,
  soughtFrom: (scenario, date) => `‘${scenario}’에서 출발한 목표 탐색, ${date}.`,

  fine: (file) => `${file}: 이상 없음`,

  figure: '수치',
  unit: '단위',
  region: '지역',
  place: '위치',
  figureCount: (count) => `수치 ${count}개`,

  figures: (source) => `${source} 수치`,
  levers: '정책수단',
  assumptions: '가정',
  indicators: '지표',
  plausibility: '타당하다고 보는 조건',
  base: '기준값',
  range: '범위',
  central: '중심값',
  name: '이름',
  label: '뜻',
  inYear: (year) => `${year}년`,
  afterwards: '이후',
  readingOnly: (reading) => `해석 ${reading}`,
  where: (condition) => `조건: ${condition}`,
}

function drawsKo(frequency: Frequency): string {
  switch (frequency.kind) {
    case 'none':
      return `${frequency.draws}회 중 0회`
    case 'all':
      return `${frequency.draws}회 전부`
    case 'fewer':
      return `100회 중 1회 미만(${frequency.draws}회 중 ${frequency.count}회)`
    case 'more':
      return `100회 중 99회 초과(${frequency.draws}회 중 ${frequency.count}회)`
    case 'some':
      return `${frequency.of}회 중 ${frequency.count}회(${frequency.percent}%)`
  }
}

const zh: Texts = {
  baseline: '基准线',
  year: '年份',
  prices: (prices, year) => (prices === 'current' ? '现价' : `${year}年不变价`),
  reading: (label) => `解读：${label}`,
  readingsDiffer: '解读不一致',

  warning: '警告',
  implausible: (scenario, year, message) => `${scenario}，自${year}年起：${message}`,
  differentReadings: (readings) =>
    `各情景所依据的解读不同（${readings.join('；')}），部分差异并非来自政策；可用 --reading 统一解读`,

  scenario: '情景',
  value: '数值',
  difference: '差额',
  percent: '%',
  leversThatDiffer: '不同的政策杠杆',
  lever: '政策杠杆',
  assumptionsThatDiffer: '不同的假设',
  assumption: '假设',
  nothingDiffers: '政策杠杆与假设均无差异。',
  baseValue: (value) => `${value}（基准值）`,
  move: (target, start, ramp, end) =>
    [`${target}（自${start}年起`, ramp > 1 && `${ramp}年到位`, end !== null && `，至${end}年`, '）']
      .filter(Boolean)
      .join(''),

  draws: (draws, method, seed) => `${method === 'sobol' ? '索博尔' : '随机'}抽样${draws}次，种子${seed}`,
  drawing: (done, draws, pass) => `已抽样${done}次，共${draws}次${pass > 1 ? `，第${pass}遍` : ''}`,
  median: '中位数',
  mean: '平均值',
  fan: ({ year, p5, p25, p50, p75, p95 }) =>
    `${year}年，90%的抽样结果在${p5}至${p95}之间，一半在${p25}至${p75}之间，中位数为${p50}。`,
  odds: {
    above: (over) => `高于${over}的比例，%`,
    target: ({ year, over, frequency }) => `${year}年高于${over}的抽样：${drawsZh(frequency)}。`,
    scenario: ({ year, over, frequency }) =>
      `两个情景按相同抽样逐次比较，${year}年高于“${over}”的抽样：${drawsZh(frequency)}。`,
    missing: (year) => `${year}年有的抽样没有数值，无法给出概率。`,
  },

  attribution: {
    groups: { assumptions: '假设', reading: '解读', levers: '政策杠杆' },
    departure: '变动项',
    share: '贡献',
    percent: '占差额%',
    alone: '单独作用',
    last: '最后移除',
    error: '标准误',
    noDeparture: '两个情景没有差异。',
    sampled: (permutations, seed) => `按抽样的${permutations}个次序计算，种子${seed}`,
    attributing: (percent) => `${percent}%`,
  },

  backtest: {
    measures: { nominalGrowth: '名义增速（%）', realGrowth: '实际增速（%）' },
    projected: '推算',
    published: '公布',
    error: '误差',
    bias: '偏差',
    meanAbsolute: '平均绝对误差',
    rules: { growthKept: '沿用上期增速', shareKept: '沿用上期比重' },
    remark: '备注',
    points: '个百分点',
    inSample: (source) => `${source}所载年份，不计分`,
    nothing: '没有可供比较的公布值。',
    spliced: (factor) => `公布值除以${factor}`,
    changed: (year) => `自${year}年起口径不同`,
    outside: '在80%区间之外',
    inBand: '在80%区间内',
    levels: '水平值，误差（%）',
    growth: '增速，误差（百分点）',
    all: '全部',
    count: '公布值个数',
    leftOut: (label, year) => `${label}，${year}年：没有可比的推算值`,
  },

  low: '下限',
  high: '上限',
  atLow: '取下限时的结果',
  atHigh: '取上限时的结果',
  swing: '变动幅度',
  baseOf: (lever) => `${lever}基准值`,
  firstOrder: '单独作用（一阶），%',
  totalOrder: '含交互作用（总效应），%',
  interval: '第5～95百分位',
  sobolNote: (samples, evaluations, seed, estimator) =>
    `占方差的比重。样本${samples}行，计算${evaluations}次，种子${seed}。估计量：${estimator}。`,

  target: '目标',
  goal: (sense, target, present) =>
    `目标：${sense === 'atLeast' ? '不低于' : '不高于'}${target}；目前为${present}。`,
  reached: (value) => `可以达到：${value}。`,
  unreached: (value) => `无法达到；最接近的值为${value}。`,
  present: '目前',
  needed: '所需水平',
  neededAlone: '单独所需水平',
  notAlone: (level) => `${level}仍不够`,
  bound: (lever, bound, value) => `${lever}${bound === 'low' ? '不低于' : '不高于'}${value}`,
  bindingBounds: (bounds) => `起约束作用的界限：${bounds.join('；')}。`,
  probability: (percent, draws, seed) => `在${draws}次抽样中，该方案有${percent}%达到目标（种子${seed}）。`,
  soughtFrom: (scenario, date) => `从“${scenario}”出发的目标求解，${date}。`,

  fine: (file) => `${file}：有效`,

  figure: '数据',
  unit: '单位',
  region: '地区',
  place: '出处',
  figureCount: (count) => `共${count}项数据`,

  figures: (source) => `${source}数据`,
  levers: '政策杠杆',
  assumptions: '假设',
  indicators: '指标',
  plausibility: '合理范围条件',
  base: '基准值',
  range: '范围',
  central: '中心值',
  name: '名称',
  label: '含义',
  inYear: (year) => `${year}年`,
  afterwards: '此后',
  readingOnly: (reading) => `解读 ${reading}`,
  where: (condition) => `条件：${condition}`,
}

function drawsZh(frequency: Frequency): string {
  switch (frequency.kind) {
    case 'none':
      return `${frequency.draws}次中0次`
    case 'all':
      return `全部${frequency.draws}次`
    case 'fewer':
      return `每100次中不到1次（${frequency.draws}次中${frequency.count}次）`
    case 'more':
      return `每100次中超过99次（${frequency.draws}次中${frequency.count}次）`
    case 'some':
      return `每${frequency.of}次中${frequency.count}次（${frequency.percent}%）`
  }
}

const all: Readonly<Record<Language, Texts>> = { en, ko, zh }

export const textsIn = (language: Language): Texts => all[language]
