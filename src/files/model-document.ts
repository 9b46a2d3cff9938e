/** `docs/model.md`: the model file as a page to read. */

import type { Ground } from '../model/ground.ts'
import { type ReadableEquation, readableEquations, readableIndicators } from '../model/readable.ts'
import type { AssumptionSpec, LeverSpec, ShockSpec } from '../model/spec.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const row = (...cells: readonly (string | number)[]): string =>
  `| ${cells.map((c) => cell(String(c))).join(' | ')} |`
const table = (head: readonly string[], rows: readonly string[]): string =>
  [row(...head), `|${head.map(() => ' --- |').join('')}`, ...rows].join('\n')

/** The page in English. */
export function modelDocument({ model, baseline }: Ground): string {
  const parts = [
    `# ${model.title.en}`,
    'Made from the model file by `npm run generate`; a test compares them. Change the model file, not this page.',
    model.description.en,
    `Yearly steps from ${model.launchYear} to ${model.horizon.default} (at most ${model.horizon.max}). Model ` +
      `\`${model.id}@${model.version}\`, baseline \`${baseline.id}\`. In formulas \`previous(x)\` is last year's ` +
      "value, `base(lever)` a lever's base value, `baseline(x)` the value in the baseline run of the same " +
      'assumptions, `launchYear` the first year of the baseline, `shock(x)` the chance of the year, which is 0 in a ' +
      'projection with central values; `100` as a factor or divisor means 100 %.',
    '## Readings of the report',
    ...baseline.readings.map(
      (reading) => `**${reading.label.en}** (\`${reading.id}\`). ${reading.explanation.en}`,
    ),
    '## Levers',
    table(['lever', 'id', 'group', 'unit', 'base', 'range', 'drawn', 'basis'], model.levers.map(leverRow)),
    '## Assumptions',
    table(
      ['assumption', 'id', 'unit', 'central', 'low', 'high', 'basis', 're-checked'],
      model.assumptions.map(assumptionRow),
    ),
    ...shockParts(model.shocks ?? []),
    '## Equations',
    ...readableEquations(model).flatMap(({ title, text, equations }) => [
      `### ${title.en}`,
      text.en,
      equations.map(equationLines).join('\n'),
    ]),
    '## Indicators',
    readableIndicators(model).map(equationLines).join('\n'),
    '## Where a projection stops being plausible',
    model.plausibility.map(({ holds, message }) => `- \`${holds}\`: ${message.en}`).join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

const leverRow = ({ label, id, group, unit, base, min, max, draw, basis }: LeverSpec): string =>
  row(
    label.en,
    `\`${id}\``,
    group,
    unit,
    base,
    `${min} to ${max}`,
    draw ? `${draw.low} to ${draw.high}` : '',
    basis,
  )

const assumptionRow = ({ label, id, unit, central, low, high, basis, verified }: AssumptionSpec): string =>
  row(label.en, `\`${id}\``, unit, central, low, high, basis, verified)

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

function equationLines({ id, label, unit, formulas, where }: ReadableEquation): string {
  const lines = formulas.map(({ when, reading, text }) => {
    const notes = [when === 'always' ? '' : when, reading ? `reading ${reading}` : ''].filter(Boolean)
    return `  - \`${id} = ${text}\`${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`
  })
  const condition = where ? [`  - no value unless \`${where}\``] : []
  return [`- **${label.en}** [${unit}]`, ...lines, ...condition].join('\n')
}
