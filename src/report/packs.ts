/** The packs of a library: which regions there are, which baselines they have, and how good their figures are. */
import type { Library } from '../files/library.ts'
import type { Ground, PackData } from '../model/ground.ts'
import type { BaselineSpec } from '../model/spec.ts'
import { type CsvColumn, flagCell, type Sheet } from './csv.ts'
import { isDemonstration } from './ground.ts'
import { formatYear } from './text/format.ts'
import type { Words } from './text/words.ts'
import { left, right, type TextTable } from './text-table.ts'

/** A pack with what its baselines are under the model that it is made for. */
export interface Pack {
  readonly data: PackData
  /** Whether it lies in the user's data folder, and did not come with the product. */
  readonly isOwn: boolean
  readonly baselines: readonly PackBaseline[]
}

export interface PackBaseline {
  readonly baseline: BaselineSpec
  /** Whether it is the one that the pack is opened with. */
  readonly isDefault: boolean
  readonly isDemonstration: boolean
  /** Names, on the command line, of the scenarios that come with it. */
  readonly scenarios: readonly string[]
}

/** The packs in the order in which they are offered. */
export function packsOf({ data, grounds }: Pick<Library, 'data' | 'grounds'>): readonly Pack[] {
  return data.packs.map((pack) => ({
    data: pack,
    isOwn: pack.isOwn ?? false,
    baselines: grounds.all.filter((ground) => ground.pack === pack.spec).map(packBaseline),
  }))
}

const packBaseline = (ground: Ground): PackBaseline => ({
  baseline: ground.baseline,
  isDefault: ground.baseline.id === ground.pack.baseline,
  isDemonstration: isDemonstration(ground),
  scenarios: ground.shipped.flatMap(({ texts, scenario }) =>
    scenario.baseline === ground.baseline.id ? [texts.file] : [],
  ),
})

/** The packs for a program, with names in every language. */
export const packsJson = (packs: readonly Pack[]) => ({
  packs: packs.map(({ data: { spec, outcomes }, isOwn, baselines }) => ({
    id: spec.id,
    version: spec.version,
    label: spec.label,
    publisher: spec.publisher,
    model: spec.model,
    own: isOwn,
    demonstration: spec.demonstration ?? false,
    outcomes: outcomes.outcomes.length,
    targets: outcomes.targets.length,
    baselines: baselines.map(({ baseline, isDefault, isDemonstration: isShow, scenarios }) => ({
      id: baseline.id,
      label: baseline.label,
      short: baseline.short,
      region: baseline.region,
      default: isDefault,
      demonstration: isShow,
      launchYear: baseline.launchYear,
      source: baseline.source,
      quality: baseline.quality,
      figures: baseline.figures.length,
      scenarios,
    })),
  })),
})

export const packColumns = [
  'pack',
  'packVersion',
  'publisher',
  'own',
  'model',
  'baseline',
  'label',
  'usual',
  'demonstration',
  'launchYear',
  'source',
  'quality',
  'figures',
  'scenarios',
] as const satisfies readonly CsvColumn[]

/** One row for each baseline; packs and baselines by the ids that the command line takes. */
export function packSheet(packs: readonly Pack[], words: Words): Sheet {
  const rows = packs.flatMap(({ data: { spec }, isOwn, baselines }) =>
    baselines.map(({ baseline, isDefault, isDemonstration: isShow, scenarios }) => [
      spec.id,
      spec.version,
      words.text(spec.publisher),
      flagCell(isOwn, words),
      spec.model,
      baseline.id,
      words.text(baseline.label),
      flagCell(isDefault, words),
      flagCell(isShow, words),
      baseline.launchYear,
      words.text(baseline.source.name),
      words.t(`quality.${baseline.quality}`),
      baseline.figures.length,
      scenarios.length,
    ]),
  )
  return { columns: packColumns, rows }
}

/** What a pack is, on one line. */
export function packTitle({ data: { spec }, isOwn, baselines }: Pack, { t, text }: Words): string {
  return [
    t('packs.title', { id: spec.id, label: text(spec.label), version: spec.version }),
    text(spec.publisher),
    spec.model,
    ...(isOwn ? [t('packs.own')] : []),
    ...(baselines.some((each) => each.isDemonstration) ? [t('ground.demonstration')] : []),
  ].join(' · ')
}

/** The baselines of a pack. */
export function packTable({ baselines }: Pack, words: Words): TextTable {
  const { t, text } = words
  return {
    columns: [
      left(t('csv.baseline')),
      left(t('csv.label')),
      left(t('csv.launchYear')),
      left(t('csv.quality')),
      right(t('csv.figures')),
      right(t('csv.scenarios')),
      left(t('csv.source')),
    ],
    rows: baselines.map(({ baseline, isDefault, scenarios }) => {
      const name = text(baseline.short)
      return [
        baseline.id,
        isDefault ? t('packs.default', { name }) : name,
        formatYear(baseline.launchYear),
        t(`quality.${baseline.quality}`),
        String(baseline.figures.length),
        String(scenarios.length),
        text(baseline.source.name),
      ]
    }),
  }
}
