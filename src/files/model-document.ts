/** `docs/models`: each model file as a page to read, with what every baseline says of the place. */
import { type Ground, keyOf } from '../model/ground.ts'
import type { AssumptionFile, LeverFile, Migrated, MigrationSpec, ModelFile } from '../model/model-file.ts'
import { type ReadableEquation, readableEquations, readableIndicators } from '../model/readable.ts'
import { figureOf } from '../model/resolve-model.ts'
import type { Bounds, ConditionSpec, RequiredFigure, ShockSpec } from '../model/spec.ts'
import type { Library } from './library.ts'

/** The pages in English, by the name of their file. */
export function modelDocuments({ data, grounds }: Library): ReadonlyMap<string, string> {
  const baselines = data.packs.flatMap((pack) => pack.baselines)
  return new Map(
    data.models.map((file) => {
      const served = baselines.flatMap(({ id }) => {
        const ground = grounds.of({ model: keyOf(file), baseline: id })
        return ground.ok ? [ground.value] : []
      })
      return [`${keyOf(file)}.md`, modelDocument(file, served)]
    }),
  )
}

function modelDocument(file: ModelFile, grounds: readonly Ground[]): string {
  const {
    title,
    description,
    horizon,
    requires,
    levers,
    assumptions,
    shocks = [],
    conditions = [],
    from,
  } = file
  const parts = [
    `# ${title.en}, version ${file.version}`,
    'Made from the model file by `npm run generate`; a test compares them. Change the model file, not this page.',
    description.en,
    `Model \`${keyOf(file)}\`. Yearly steps from the launch year of a baseline over ${horizon.years} years (at most to ` +
      `${horizon.max}). In formulas \`previous(x)\` is last year's value, \`base(lever)\` a lever's base value, ` +
      '`baseline(x)` the value in the baseline run of the same assumptions, `launchYear` the launch year, `shock(x)` ' +
      'the chance of the year, which is 0 in a projection with central values; `100` as a factor or divisor means 100 %.',
    ...requirementParts(requires),
    '## Levers',
    table(['lever', 'id', 'group', 'unit', 'range', 'costs no money'], levers.map(leverRow)),
    '## Assumptions',
    table(
      ['assumption', 'id', 'unit', 'central', 'low', 'high', 'never beyond', 'basis', 're-checked'],
      assumptions.map(assumptionRow),
    ),
    ...shockParts(shocks),
    '## Equations',
    ...readableEquations(file).flatMap((section) => [
      `### ${section.title.en}`,
      section.text.en,
      section.equations.map(equationLines).join('\n'),
    ]),
    '## Indicators',
    readableIndicators(file).map(equationLines).join('\n'),
    '## Where a projection stops being plausible',
    file.plausibility.map(conditionLine).join('\n'),
    ...(conditions.length > 0
      ? ['## What a baseline must keep in its first two years', conditions.map(conditionLine).join('\n')]
      : []),
    ...grounds.flatMap(groundParts),
    ...(from ? migrationParts(from) : []),
  ]
  return `${parts.join('\n\n')}\n`
}

// --- What a baseline must give ---

function requirementParts({ readings, figures }: ModelFile['requires']): readonly string[] {
  return [
    '## What a baseline must give',
    `Readings that formulas know: ${readings.map((id) => `\`${id}\``).join(', ')}.`,
    table(
      ['figure', 'id', 'in a baseline', 'unit', 'of', 'needed', 'what it is'],
      figures.map((required) =>
        row(
          required.label?.en ?? '',
          `\`${required.id}\``,
          figureOf(required) === required.id ? 'the same' : `\`${figureOf(required)}\``,
          required.unit ?? 'any',
          required.year === undefined ? 'any year' : `the ${required.year} year`,
          neededWords(required),
          required.help?.en ?? '',
        ),
      ),
    ),
  ]
}

const neededWords = ({ optional, reading }: RequiredFigure): string =>
  optional ? 'no' : reading === undefined ? 'yes' : `by the reading \`${reading}\``

// --- Levers, assumptions, shocks ---

const leverRow = ({ label, id, group, unit, min, max, costless }: LeverFile): string =>
  row(label.en, `\`${id}\``, group, unit, rangeWords(min, max), costless?.en ?? '')

const ofPlace = 'of the place'
const assumptionRow = (assumption: AssumptionFile): string => {
  const { label, id, unit, central, low, high, bounds, basis, verified } = assumption
  return row(
    label.en,
    `\`${id}\``,
    unit,
    central ?? ofPlace,
    low ?? '',
    high ?? '',
    boundWords(bounds),
    basis ?? '',
    verified ?? '',
  )
}

/** What a number must keep; `low` and `high` where nothing else is said. */
function boundWords(bounds: Bounds | undefined): string {
  if (!bounds) return 'low and high'
  const { min, above, max, below } = bounds
  const said = [
    min === undefined ? '' : `≥ ${min}`,
    above === undefined ? '' : `> ${above}`,
    max === undefined ? '' : `≤ ${max}`,
    below === undefined ? '' : `< ${below}`,
  ]
  return said.filter(Boolean).join(', ')
}

const shockParts = (shocks: readonly ShockSpec[]): readonly string[] =>
  shocks.length === 0
    ? []
    : [
        '## Shocks',
        table(
          ['shock', 'id', 'what it is', 'size', 'persistence'],
          shocks.map(({ label, id, description, size, persistence }) =>
            row(label.en, `\`${id}\``, description.en, `\`${size}\``, `\`${persistence}\``),
          ),
        ),
      ]

// --- Baselines ---

function groundParts({ model, baseline }: Ground): readonly string[] {
  const { launchYear, schedule, horizon, keyYear, notOffered } = model
  const given = new Set(Object.keys(baseline.model === model.id ? baseline.assumptions : {}))
  const missing = notOffered.map(({ indicator }) => `\`${indicator.id}\``)
  return [
    `## On “${baseline.label.en}”`,
    `Baseline \`${baseline.id}\`: launch year ${launchYear}, levers move from ${schedule.earliest} on (usually from ` +
      `${schedule.start}, over ${schedule.ramp} years), shown to ${horizon.default}, key year ${keyYear}.` +
      (missing.length > 0 ? ` Not offered, for want of figures: ${missing.join(', ')}.` : ''),
    ...baseline.readings.map(
      (reading) => `**${reading.label.en}** (\`${reading.id}\`). ${reading.explanation.en}`,
    ),
    table(
      ['lever', 'base', 'range', 'drawn', 'basis'],
      model.levers.map(({ id, base, min, max, draw, basis }) =>
        row(`\`${id}\``, base, rangeWords(min, max), draw ? rangeWords(draw.low, draw.high) : '', basis),
      ),
    ),
    ...(given.size === 0
      ? []
      : [
          table(
            ['assumption of the place', 'central', 'low', 'high', 'basis'],
            model.assumptions
              .filter(({ id }) => given.has(id))
              .map(({ id, central, low, high, basis }) => row(`\`${id}\``, central, low, high, basis)),
          ),
        ]),
  ]
}

// --- The version before ---

function migrationParts({ model, ...tables }: MigrationSpec): readonly string[] {
  const rows = Object.values(tables)
    .flatMap(Object.entries<Migrated<string>>)
    .map(([id, { to, factor, note }]) =>
      row(
        `\`${id}\``,
        to === null ? 'dropped' : `\`${to}\``,
        factor === undefined ? '' : `× ${factor}`,
        note?.en ?? (to === null ? '' : 'renamed'),
      ),
    )
  return [
    `## From ${model}`,
    'What is not listed keeps its id and its value, where the id is still there. Assumptions are never clipped: a ' +
      'value outside its new range is kept and marked, one beyond what it may never be is refused.',
    table(['before', 'now', 'value', 'what changes'], rows),
  ]
}

// --- Words ---

const rangeWords = (low: number, high: number): string => `${low} to ${high}`
const conditionLine = ({ holds, message }: ConditionSpec): string => `- \`${holds}\`: ${message.en}`

function equationLines({ id, label, unit, formulas, where }: ReadableEquation): string {
  const lines = formulas.map(({ when, reading, text }) => {
    const notes = [when === 'always' ? '' : when, reading ? `reading ${reading}` : ''].filter(Boolean)
    return `  - \`${id} = ${text}\`${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`
  })
  const condition = where ? [`  - no value unless \`${where}\``] : []
  return [`- **${label.en}** [${unit}]`, ...lines, ...condition].join('\n')
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const row = (...cells: readonly (string | number)[]): string =>
  `| ${cells.map((c) => cell(String(c))).join(' | ')} |`
const table = (head: readonly string[], rows: readonly string[]): string =>
  [row(...head), `|${head.map(() => ' --- |').join('')}`, ...rows].join('\n')
