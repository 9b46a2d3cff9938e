/** The command line's own words in the languages of the product; labels come from the data files. */
import type { Prices } from '../model/projection.ts'
import type { Language, Year } from '../model/spec.ts'

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

  readonly fine: (file: string) => string

  readonly figure: string
  readonly unit: string
  readonly region: string
  readonly place: string
  readonly regions: Readonly<Record<string, string>>
  readonly figureCount: (count: number) => string

  readonly figures: string
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

  fine: (file) => `${file}: valid`,

  figure: 'Figure',
  unit: 'Unit',
  region: 'Region',
  place: 'Place',
  regions: {
    Zhejiang: 'Zhejiang',
    Hangzhou: 'Hangzhou',
    China: 'China',
    Jiaxing: 'Jiaxing',
    Beijing: 'Beijing',
    Shanghai: 'Shanghai',
    Shenzhen: 'Shenzhen',
  },
  figureCount: (count) => (count === 1 ? '1 figure' : `${count} figures`),

  figures: 'Figures of the report',
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

  fine: (file) => `${file}: 이상 없음`,

  figure: '수치',
  unit: '단위',
  region: '지역',
  place: '위치',
  regions: {
    Zhejiang: '저장성',
    Hangzhou: '항저우',
    China: '중국',
    Jiaxing: '자싱',
    Beijing: '베이징',
    Shanghai: '상하이',
    Shenzhen: '선전',
  },
  figureCount: (count) => `수치 ${count}개`,

  figures: '보고서 수치',
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

  fine: (file) => `${file}：有效`,

  figure: '数据',
  unit: '单位',
  region: '地区',
  place: '出处',
  regions: {
    Zhejiang: '浙江省',
    Hangzhou: '杭州',
    China: '中国',
    Jiaxing: '嘉兴',
    Beijing: '北京',
    Shanghai: '上海',
    Shenzhen: '深圳',
  },
  figureCount: (count) => `共${count}项数据`,

  figures: '报告数据',
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

const all: Readonly<Record<Language, Texts>> = { en, ko, zh }

export const textsIn = (language: Language): Texts => all[language]
