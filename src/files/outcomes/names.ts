/** What headings and labels of tables mean, in the three languages. */
import type { Model } from '../../model/model.ts'
import type { IndicatorSpec, OutcomeMeasure } from '../../model/spec.ts'
import { foldName, narrow, withoutMarks } from './fold.ts'
import type { SaidUnit, UnitReader } from './said-unit.ts'

export type Column = 'year' | 'indicator' | 'value' | 'source' | 'measure' | 'unit'

const headings: Readonly<Record<Column, readonly string[]>> = {
  year: ['year', 'years', '年份', '年度', '年', '时间', '연도', '년도', '연', '시점'],
  indicator: [
    'indicator',
    'indicators',
    'indicator name',
    '指标',
    '指标名称',
    '项目',
    '지표',
    '지표명',
    '항목',
  ],
  value: ['value', 'values', 'published', 'published value', '数值', '值', '公布值', '값', '수치', '공표치'],
  source: ['source', 'sources', '来源', '资料来源', '数据来源', '출처', '자료', '자료 출처'],
  measure: ['measure', '衡量方式', '측정 방식', '측정방식'],
  unit: ['unit', 'units', '单位', '计量单位', '단위'],
}
const columnByHeading: ReadonlyMap<string, Column> = new Map(
  (Object.entries(headings) as [Column, readonly string[]][]).flatMap(([column, names]) =>
    names.map((name) => [foldName(name), column] as const),
  ),
)

const measureNames: Readonly<Record<OutcomeMeasure, readonly string[]>> = {
  level: ['level', '水平', '水平值', '수준'],
  nominalGrowth: [
    'nominalGrowth',
    'nominal growth rate',
    '名义增速',
    '名义增长率',
    '명목 증가율',
    '명목 성장률',
  ],
  realGrowth: ['realGrowth', 'real growth rate', '实际增速', '实际增长率', '실질 증가율', '실질 성장률'],
}
const measureByName: ReadonlyMap<string, OutcomeMeasure> = new Map(
  (Object.entries(measureNames) as [OutcomeMeasure, readonly string[]][]).flatMap(([measure, names]) =>
    names.map((name) => [foldName(name), measure] as const),
  ),
)
/** Prices of which nothing has to be said: levels are published in them. */
const currentPrices = new Set(
  ['current prices', '现价', '当年价', '当年价格', '경상가격', '경상'].map(foldName),
)
const constantPrices = new Set(
  ['constant prices', '不变价', '不变价格', '可比价', '可比价格', '불변가격', '불변'].map(foldName),
)

/** A heading and the unit in brackets behind it, such as 数值（亿元）. */
export function columnNamed(cell: string): { readonly column: Column; readonly unit: string } | undefined {
  const column = columnByHeading.get(foldName(cell))
  if (column) return { column, unit: '' }
  const { name, note } = splitNote(cell)
  const named = columnByHeading.get(foldName(name))
  return named && { column: named, unit: note }
}

/** The measure that a word names; a level where there is none. */
export const measureNamed = (cell: string): OutcomeMeasure | undefined =>
  cell.trim() === '' ? 'level' : measureByName.get(foldName(cell))

/** An indicator as a label names it, with what stands in brackets behind it. */
export interface NamedIndicator {
  readonly indicator: IndicatorSpec
  readonly unit?: SaidUnit
  readonly measure?: OutcomeMeasure
  readonly isConstant: boolean
}

export type IndicatorReading =
  | { readonly kind: 'known'; readonly named: NamedIndicator }
  | { readonly kind: 'unknown' }
  /** The indicator is known, but not what its label says besides. */
  | { readonly kind: 'noted'; readonly note: string }

export type IndicatorReader = (label: string) => IndicatorReading

/** What may stand before a label: 其中：, 一、, 1. or a hyphen. */
const numbering = /^(?:其中[:：]?|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、)](?=\D)|[-#·•])\s*/
/** Notes behind a label that are looked at. */
const mostNotes = 3

/** Reads labels: ids, full and short labels of all languages. A label that two indicators have names neither. */
export function createIndicatorReader(model: Model, units: UnitReader): IndicatorReader {
  const named = new Map<string, IndicatorSpec | undefined>()
  for (const indicator of model.spec.indicators) {
    const { id, label, short } = indicator
    for (const name of new Set([id, ...Object.values(label), ...Object.values(short)].map(foldName))) {
      named.set(name, named.has(name) ? undefined : indicator)
    }
  }
  const find = (text: string): IndicatorSpec | undefined => {
    const bare = withoutMarks(narrow(text))
    return (
      named.get(foldName(text)) ??
      named.get(foldName(bare)) ??
      named.get(foldName(bare.replace(numbering, '')))
    )
  }
  const known = new Map<string, IndicatorReading>()
  const read = (label: string): IndicatorReading => {
    let rest = label
    let said: Omit<NamedIndicator, 'indicator'> = { isConstant: false }
    const unread: string[] = []
    for (let turn = 0; turn <= mostNotes; turn++) {
      const indicator = find(rest)
      if (indicator) {
        const [note] = unread
        return note === undefined ? { kind: 'known', named: { indicator, ...said } } : { kind: 'noted', note }
      }
      const { name, note } = splitNote(rest)
      if (note === '') break
      const taken = noteOf(note, units)
      if (taken) said = { ...said, ...taken }
      else unread.push(note)
      rest = name
    }
    return { kind: 'unknown' }
  }
  // A column of ten thousand rows names the same few.
  return (label) => {
    const existing = known.get(label)
    if (existing) return existing
    const reading = read(label)
    known.set(label, reading)
    return reading
  }
}

/** What a note behind a label says of the number. */
function noteOf(note: string, units: UnitReader): Partial<Omit<NamedIndicator, 'indicator'>> | undefined {
  const name = foldName(note)
  const measure = measureByName.get(name)
  if (measure) return { measure }
  if (currentPrices.has(name)) return {}
  if (constantPrices.has(name.replace(/^\d{4}年?/, '')) || /^\d{4}年?(?:不变价|可比价)/.test(name)) {
    return { isConstant: true }
  }
  const unit = units.read(note)
  return unit && { unit }
}

const brackets: Readonly<Record<string, string>> = { ')': '(', '）': '（', ']': '[', '】': '【' }
const longestLabel = 200

/** A label without the last thing that is said behind it: in brackets, or after a comma, a colon or a stroke. */
export function splitNote(label: string): { readonly name: string; readonly note: string } {
  const text = label.trim()
  if (text.length > longestLabel) return { name: text, note: '' }
  const opening = brackets[text.at(-1) ?? '']
  if (opening !== undefined) {
    const at = text.lastIndexOf(opening)
    if (at > 0) return { name: text.slice(0, at).trim(), note: text.slice(at + 1, -1).trim() }
  }
  const at = Math.max(...[',', '，', ':', '：', '/', '／'].map((sign) => text.lastIndexOf(sign)))
  return at > 0
    ? { name: text.slice(0, at).trim(), note: text.slice(at + 1).trim() }
    : { name: text, note: '' }
}

/** The year that a cell is, such as 2021, 2021年 or ２０２１; undefined where it is none. */
export function yearNamed(cell: string): number | undefined {
  if (cell.length > 20) return undefined
  const year = /^((?:19|20|21)\d{2})(?:\.0)? ?(?:年度?|년도?)?$/.exec(withoutMarks(narrow(cell)))?.[1]
  return year === undefined ? undefined : Number(year)
}

const sourceNote = /^(?:资料来源|数据来源|来源|자료 ?출처|출처|자료|sources?)\s*[:：](.+)$/is
const unitNote = /^[(（[]?(?:单位|단위|units?)\s*[:：](.+?)[)）\]]?$/is

/** What a line above or below a table says of the whole of it. */
export function tableNote(cell: string): { readonly source?: string; readonly units?: readonly string[] } {
  const text = cell.trim()
  if (text.length > 1000) return {}
  const source = sourceNote.exec(text)?.[1]?.trim()
  if (source !== undefined) return { source }
  const said = text.length > longestLabel ? undefined : unitNote.exec(text)?.[1]
  return said === undefined ? {} : { units: said.split(/[,，、;；]/) }
}
