/** What a move makes of what a scenario says, in words: what it was, what it is, and why. */
import type { Change, ChangedPart } from '../../model/migration/change.ts'
import type { Moved } from '../../model/migration/move.ts'
import { settingOf } from '../../model/scenario.ts'
import type { LeverDeparture, LeverSpec, ModelSpec, Scenario } from '../../model/spec.ts'
import { levelsIn, plainAmountText } from '../amount.ts'
import { faultText } from '../faults/fault-text.ts'
import { readingLabel } from '../provenance.ts'
import { scheduleSentence } from '../schedule.ts'
import { formatList, formatPlain, formatYear } from '../text/format.ts'
import { manners, paragraph } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import { left, type TextTable } from '../text-table.ts'
import type { MoveWords } from './move-words.ts'

/** All that is changed of one thing. */
export interface ChangeRow {
  readonly part: Exclude<ChangedPart, 'start' | 'end'>
  readonly id: string
  /** What it is called before the move. */
  readonly name: string
  readonly before: string
  /** Undefined where nothing of it is left. */
  readonly after: string | undefined
  /** Why, in sentences. */
  readonly remarks: readonly string[]
}

/** A row for each thing that changes, in the order of the changes. */
export function changeRows(moved: Moved, words: MoveWords): readonly ChangeRow[] {
  const groups = Map.groupBy(moved.changes, ({ part, id }) => `${ownPart(part)} ${id}`)
  return [...groups.values()].flatMap((changes) => {
    const [first] = changes
    if (!first) return []
    const part = ownPart(first.part)
    const remarks = changes.flatMap((change) => remarksOf(change, changes, moved, words))
    return [{ part, id: first.id, ...saidOf(part, first.id, changes, moved, words), remarks }]
  })
}

/** The years of a move are told with its lever. */
const ownPart = (part: ChangedPart): ChangeRow['part'] =>
  part === 'start' || part === 'end' ? 'lever' : part

/** A change as one sentence after another. */
export function changeText({ name, before, after, remarks }: ChangeRow, { t, language }: Words): string {
  const said =
    after === undefined
      ? t('migration.gone', { name, before })
      : before === after
        ? t('migration.same', { name, before })
        : t('migration.becomes', { name, before, after })
  return paragraph([said, ...remarks], language)
}

export function changesTable(rows: readonly ChangeRow[], { after: words }: MoveWords): TextTable {
  const { t, language } = words
  return {
    columns: [
      left(t('attribution.column.what')),
      left(t('migration.before')),
      left(t('migration.after')),
      left(t('migration.why')),
    ],
    rows: rows.map(({ name, before, after, remarks }) => [
      name,
      before,
      after ?? t('migration.nothing'),
      paragraph(remarks, language),
    ]),
  }
}

// --- What it was and what it is ---

type Said = Pick<ChangeRow, 'name' | 'before' | 'after'>

function saidOf(
  part: ChangeRow['part'],
  id: string,
  changes: readonly Change[],
  moved: Moved,
  words: MoveWords,
): Said {
  const isGone = changes.some(({ to }) => to === null)
  const there = nameThere(id, changes)
  const after = (said: string): string | undefined => (isGone ? undefined : said)
  switch (part) {
    case 'lever': {
      const [old, now] = [lever(moved.from.model, id), lever(moved.to.model, there)]
      return {
        name: named(old, words.before, id),
        before: leverText(moved.before, id, old, moved.from.model, words.before),
        after: after(
          withNewName(
            named(old, words.before, id),
            named(now, words.after, ''),
            leverText(moved.scenario, there, now, moved.to.model, words.after),
            words.after,
          ),
        ),
      }
    }
    case 'assumption': {
      const [old, now] = [assumption(moved.from.model, id), assumption(moved.to.model, there)]
      const name = named(old, words.before, id)
      return {
        name,
        before: valueText(moved.before.assumptions[id], old?.unit, words.before),
        after: after(
          withNewName(
            name,
            named(now, words.after, ''),
            valueText(moved.scenario.assumptions[there], now?.unit, words.after),
            words.after,
          ),
        ),
      }
    }
    case 'own': {
      const own = moved.before.indicators.find((indicator) => indicator.id === id)
      const now = moved.scenario.indicators.find((indicator) => indicator.id === there)
      return { name: own?.label ?? id, before: own?.formula ?? '', after: after(now?.formula ?? '') }
    }
    case 'reading':
      return {
        name: words.after.t('attribution.group.reading'),
        before: readingLabel(moved.before.reading, words.before, moved.from),
        after: readingLabel(moved.scenario.reading, words.after, moved.to),
      }
    case 'horizon':
      return {
        name: words.after.t('header.horizon'),
        before: formatYear(moved.before.horizon),
        after: formatYear(moved.scenario.horizon),
      }
    case 'indicator':
      return {
        name: words.after.t('compare.indicator'),
        before: words.before.indicator(id),
        after: after(words.after.indicator(there)),
      }
  }
}

/** What a thing is called there: the last name that it was given. */
const nameThere = (id: string, changes: readonly Change[]): string =>
  String(changes.findLast(({ kind }) => kind === 'renamed')?.to ?? id)

const lever = ({ levers }: ModelSpec, id: unknown): LeverSpec | undefined =>
  levers.find((each) => each.id === id)
const assumption = ({ assumptions }: ModelSpec, id: unknown) => assumptions.find((each) => each.id === id)

const named = (
  spec: { readonly label: LeverSpec['label'] } | undefined,
  { text }: Words,
  otherwise: string,
): string => (spec ? text(spec.label) : otherwise)

/** What it is there under its new name, where that is another one. */
const withNewName = (old: string, name: string, said: string, { t }: Words): string =>
  name === '' || name === old ? said : t('migration.named', { name, value: said })

const valueText = (value: number | undefined, unit: string | undefined, words: Words): string =>
  value === undefined
    ? words.t('migration.nothing')
    : unit === undefined
      ? formatPlain(value, words.language)
      : plainAmountText(value, unit, words)

function leverText(
  { levers }: Pick<Scenario, 'levers'>,
  id: string,
  spec: LeverSpec | undefined,
  { schedule }: ModelSpec,
  words: Words,
): string {
  const departure: LeverDeparture | undefined = levers[id]
  if (!departure) return words.t('migration.nothing')
  const { start, ramp, end } = settingOf(departure, schedule)
  return [valueText(departure.target, spec?.unit, words), scheduleSentence(words, start, ramp, end)].join(
    manners[words.language].betweenParts,
  )
}

// --- Why ---

/** What the numbers of a lever or an assumption are in there. */
const unitOf = ({ part, id }: Change, all: readonly Change[], model: ModelSpec): string =>
  (part === 'lever' ? lever : assumption)(model, nameThere(id, all))?.unit ?? ''

/** @param all what is changed of the same thing. */
function remarksOf(
  change: Change,
  all: readonly Change[],
  moved: Moved,
  words: MoveWords,
): readonly string[] {
  const { to } = moved
  const { t, text, language } = words.after
  const { part, kind, notes = [], range, fault, figures = [] } = change
  const noted = notes.map(text)
  const unit = unitOf(change, all, to.model)
  const { write } = levelsIn(unit, words.after)
  const limits = { low: range ? write(range.low) : '', high: range ? write(range.high) : '' }
  const converted = all.find((each) => each.kind === 'converted')?.to
  const year = { from: change.from, to: change.to ?? '' }
  switch (kind) {
    case 'renamed':
      // Another label says it by itself.
      return part === 'own' ? [t('migration.remark.renamedOwn', { id: change.to ?? '' })] : noted
    case 'converted':
      // What its file says of the conversion does not hold of a value that was cut.
      return all.some((each) => each.kind === 'limited') ? [] : noted
    case 'redefined':
      return noted
    case 'rounded':
      return [t('migration.remark.rounded', { from: write(Number(change.from)) })]
    case 'limited':
      return converted === undefined
        ? [t('migration.remark.limited', limits)]
        : [
            t('migration.remark.convertedLimited', {
              ...limits,
              value: valueText(Number(converted), unit, words.after),
            }),
          ]
    case 'rebased':
      return [rebasedText(change, all, moved, words)]
    case 'reversed':
      return [t(isRaise(change, all) ? 'migration.remark.nowAbove' : 'migration.remark.nowBelow')]
    case 'shifted':
      return [shiftedText(part, year, words.after)]
    case 'idle':
      return [t('migration.remark.idle')]
    case 'at-base':
      return [t('migration.remark.atBase')]
    case 'left-behind':
      return [leftBehindText(change, all, moved, words)]
    case 'kept-outside':
      return [t('migration.remark.keptOutside', limits)]
    case 'refused':
      return [...(fault ? [faultText(fault, words.after)] : []), t('migration.remark.refused')]
    case 'dropped':
      return noted.length > 0 ? noted : [t('migration.remark.dropped')]
    case 'not-offered':
      return [
        t('migration.remark.notOffered', {
          figures: formatList(
            figures.map(({ label, id }) => (label ? text(label) : id)),
            language,
          ),
        }),
      ]
    case 'rewritten':
      return [t('migration.remark.rewritten')]
    case 'broken':
      return [...(fault ? [faultText(fault, words.after)] : []), t('migration.remark.broken')]
    case 'replaced':
      return [t('migration.remark.replaced', { baseline: text(to.baseline.short) })]
  }
}

/** The base on both sides, each in its own unit. */
function rebasedText(
  { id, from, to }: Change,
  all: readonly Change[],
  moved: Moved,
  words: MoveWords,
): string {
  const old = lever(moved.from.model, id)
  const now = lever(moved.to.model, nameThere(id, all))
  return words.after.t('migration.remark.rebased', {
    from: valueText(Number(from), old?.unit, words.before),
    to: valueText(Number(to), now?.unit, words.after),
  })
}

/** Whether a target that changed sides lies above the base now. */
const isRaise = ({ to }: Change, all: readonly Change[]): boolean =>
  Number(to) > Number(all.find(({ kind }) => kind === 'rebased')?.to)

/** What holds instead of a value of the place. */
function leftBehindText({ id }: Change, all: readonly Change[], { to }: Moved, { after }: MoveWords): string {
  const there = assumption(to.model, nameThere(id, all))
  return after.t('migration.remark.leftBehind', { value: valueText(there?.central, there?.unit, after) })
}

function shiftedText(
  part: ChangedPart,
  years: { readonly from: string | number; readonly to: string | number },
  { t }: Words,
): string {
  switch (part) {
    case 'start':
      return t('migration.remark.start', years)
    case 'end':
      return t('migration.remark.end', years)
    default:
      return t('migration.remark.horizon', years)
  }
}
