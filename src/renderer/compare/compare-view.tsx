/** The chosen scenarios side by side: charts on shared axes, values, and what differs. */
import { type CSSProperties, useMemo } from 'react'
import { Button } from 'react-aria-components'
import type { Inquiry } from '../../files/recipe.ts'
import { computableAmong } from '../../model/build-model.ts'
import type { Ground } from '../../model/ground.ts'
import { modelKey } from '../../model/model.ts'
import { type SharedIndicator, sharedIndicators } from '../../model/own-indicators.ts'
import { movedLevers } from '../../model/scenario.ts'
import type { IndicatorId, Scenario, Year } from '../../model/spec.ts'
import type { ValueAxis } from '../../report/charts/place.ts'
import { cautionTexts, pricesText } from '../../report/compare/cautions.ts'
import { departureCsv, valueCsv } from '../../report/compare/csv.ts'
import { firstYears } from '../../report/compare/differences.ts'
import type { PricePart } from '../../report/compare/price-part.ts'
import type { Sheet } from '../../report/csv.ts'
import { downloadName } from '../../report/download-name.ts'
import { nameOn, type OnGround } from '../../report/ground.ts'
import { describeOn } from '../../report/indicator.ts'
import { toldApart } from '../../report/own-indicators.ts'
import { csvFile, type Provenance, provenanceOf } from '../../report/provenance.ts'
import type { Words } from '../../report/text/words.ts'
import { commonYears } from '../../report/trajectories/trajectories.ts'
import { toneOf } from '../charts/chart-data.ts'
import { useKept } from '../context/use-kept.ts'
import { useActions, useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { Choice } from '../controls/choice.tsx'
import { IconButton } from '../controls/icon-button.tsx'
import { Icon } from '../controls/icons.tsx'
import { MadeFrom } from '../controls/made-from.tsx'
import { NumberInput } from '../controls/number-input.tsx'
import {
  comparableBaseline,
  comparedDocuments,
  groundOf,
  lent,
  pricePartOf,
  projectionOf,
} from '../workspace/workspace.ts'
import type { Column } from './column.ts'
import { ColumnGround } from './column-head.tsx'
import { CompareChart } from './compare-chart.tsx'
import { CompareLegend } from './compare-legend.tsx'
import { DifferenceTables } from './difference-tables.tsx'
import { type ComparedRow, comparedRow } from './row.ts'
import { ValueTable } from './value-table.tsx'
import './compare.css'

const mostYears = 6
/** With more columns than these the tables stand one below the other. */
const sideBySide = 3

export function CompareView() {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const store = useWorkspaceStore()
  const state = useWorkspace((all) => all)
  const spec = state.ground.model
  const baseline = state.documents.get(state.baseline)
  const documents = [
    ...(baseline ? [{ ...baseline, scenario: comparableBaseline(state) }] : []),
    ...comparedDocuments(state),
  ].map((document) => ({ ...document, ground: groundOf(state.grounds, document.scenario) }))
  const grounds = [...new Set(documents.map(({ ground }) => ground))]
  const [rows, setRows] = useKept<readonly IndicatorId[]>('compared indicators', spec.headlines.compared)
  const [years, setYears] = useKept<readonly Year[]>(
    'compared years',
    firstYears(grounds.map(({ model }) => model)),
  )
  const [reference, setReference] = useKept<string>('compared with', state.baseline)

  // Own indicators of any of the scenarios have a line of each.
  const shared = useSharedIndicators(documents)
  const own = useMemo(() => shared.map(({ indicator }) => indicator), [shared])
  const unordered = documents.map((document): Column => {
    const { scenario, ground } = document
    const title = words.nameOf(document)
    const computable = computableAmong(own, ground.built)
    return {
      id: scenario.id,
      title,
      name: nameOn(title, ground, state.ground, words),
      tone: toneOf(state, scenario.id),
      scenario,
      ground,
      series: projectionOf(store, lent(scenario, computable), state.prices).series,
    }
  })
  // The first column is what the others are compared with.
  const first = unordered.find((column) => column.id === reference) ?? unordered[0]
  const columns = first ? [first, ...unordered.filter((column) => column !== first)] : []
  const allYears = commonYears(columns)
  const [firstYear, lastYear] = [allYears[0] ?? spec.launchYear, allYears.at(-1) ?? spec.launchYear]
  const shownYears = years.filter((year) => year >= firstYear && year <= lastYear)
  const lastShown = shownYears.at(-1)
  const partOf = (column: Column | undefined, indicator: IndicatorId, year: Year): PricePart | undefined =>
    column && first && pricePartOf(store, state.prices, [column.scenario, first.scenario], indicator, year)
  const nameOf = (id: Scenario['id']): string => columns.find((column) => column.id === id)?.name ?? ''
  const told = toldApart(shared, nameOf, words)
  const described = describeOn(grounds, told, words, (id) => first?.series.get(id))
  const shownRows = rows.flatMap((id) => described.find((entry) => entry.id === id) ?? [])
  const drawn = shownRows.map((indicator) => {
    const ids = shared.find((each) => each.indicator.id === indicator.id)?.ids
    return comparedRow(columns, indicator, ids, state, words)
  })
  const warnings = cautionTexts(columns, { indicators: shownRows, prices: state.prices }, words)
  const options = described.map(({ id, label, unit }) => ({ id, label, note: unit }))
  const dearer = pricesText(columns, shownRows, shownYears, partOf, words)
  const made = <I extends Inquiry>(inquiry: I) => {
    const subjects = columns.map(({ scenario, ground, name }) => {
      const lentOn = computableAmong(told, ground.built)
      return { scenario, ground, name, short: name, lent: lentOn }
    })
    return provenanceOf(state, subjects, { inquiry, date: new Date() })
  }
  const exportTable = (sheet: Sheet, provenance: Provenance) =>
    void actions.saveCsv(downloadName(provenance, words), csvFile(sheet, provenance, words))
  const exportValues = (asked: readonly Year[]) => {
    const indicators = shownRows.map(({ id }) => id)
    const provenance = made({ kind: 'compare', indicators, years: asked })
    exportTable(valueCsv(provenance, columns, shownRows, words), provenance)
  }
  const exportDepartures = () => {
    const provenance = made({ kind: 'departures' })
    exportTable(departureCsv(provenance, words), provenance)
  }

  return (
    <main className="compare" aria-label={t('compare.title')}>
      <div className="compare-tools">
        <span className="field-label">{t('compare.first')}</span>
        <Choice
          label={t('compare.first')}
          options={unordered.map(({ id, name }) => ({ id, label: name }))}
          value={first?.id ?? state.baseline}
          onChange={setReference}
        />
        <span className="compare-space" />
        <Button className="button" onPress={() => exportValues(shownYears)}>
          {t('compare.exportValues')}
        </Button>
        <Button className="button" onPress={() => exportValues(allYears)}>
          {t('compare.exportAllYears')}
        </Button>
        <Button className="button" onPress={exportDepartures}>
          {t('compare.exportLevers')}
        </Button>
      </div>
      {warnings.map((warning) => (
        <p key={warning} className="compare-warning">
          <Icon name="warn" /> {warning}
        </p>
      ))}
      {dearer !== undefined && (
        <p className="compare-warning">
          <Icon name="warn" /> {dearer}{' '}
          <Button className="link" onPress={() => actions.setPrices('constant')}>
            {t('prices.toConstant')}
          </Button>
        </p>
      )}
      {columns.length < 2 && <p className="compare-warning plain">{t('compare.none')}</p>}
      <div className="compare-frame">
        <div
          className="compare-grid"
          style={{ '--columns': columns.length, '--rows': drawn.length } as CSSProperties}
        >
          <span className="compare-corner" />
          {columns.map((column, place) => (
            <div key={column.id} className={`compare-head tone-${column.tone}`}>
              <h2>{column.title}</h2>
              <ColumnGround column={column} />
              <span className="hint">{place === 0 ? t('compare.reference') : summary(column, words)}</span>
            </div>
          ))}
          {drawn.map((row) => (
            <CompareRow
              key={row.indicator.id}
              row={row}
              axes={drawn}
              columns={columns}
              onRemove={
                rows.length > 1 ? () => setRows(rows.filter((id) => id !== row.indicator.id)) : undefined
              }
            />
          ))}
          <div className="compare-add">
            <Choice
              label={t('compare.addRow')}
              placeholder={t('compare.addRow')}
              options={options.filter((option) => !rows.includes(option.id))}
              value={null}
              onChange={(id) => setRows([...rows, id])}
            />
          </div>
        </div>
      </div>
      <CompareLegend columns={columns} indicators={rows} years={{ first: firstYear, last: lastYear }} />
      <section className="compare-years" aria-label={t('compare.years')}>
        <span className="field-label">{t('compare.years')}</span>
        {shownYears.map((year) => (
          <NumberInput
            key={year}
            className="year-chip"
            label={`${t('compare.year')} ${year}`}
            hideLabel
            year
            value={year}
            min={firstYear}
            max={lastYear}
            step={1}
            onChange={(next) =>
              setYears(
                sortedYears(
                  shownYears.filter((other) => other !== year),
                  next,
                ),
              )
            }
          />
        ))}
        {shownYears.length < mostYears && (
          <IconButton
            quiet
            icon="plus"
            label={t('compare.addYear')}
            onPress={() => setYears(sortedYears(shownYears, freeYear(shownYears, firstYear, lastYear)))}
          />
        )}
        {lastShown !== undefined && shownYears.length > 1 && (
          <IconButton
            quiet
            icon="minus"
            label={t('compare.removeYear', { year: lastShown })}
            onPress={() => setYears(shownYears.slice(0, -1))}
          />
        )}
      </section>
      <div className={columns.length > sideBySide ? 'compare-tables stacked' : 'compare-tables'}>
        <ValueTable
          columns={columns}
          rows={shownRows}
          years={shownYears}
          isAlike={(column, ...cell) =>
            column.scenario.reading === first?.scenario.reading && partOf(column, ...cell) === undefined
          }
        />
        <DifferenceTables columns={columns} />
      </div>
      <MadeFrom provenance={made({ kind: 'departures' })} />
    </main>
  )
}

/** The own indicators of scenarios, each once; the same list while they are the same. */
function useSharedIndicators(scenarios: readonly OnGround[]): readonly SharedIndicator[] {
  const owners = scenarios.map(({ scenario: { id, indicators } }) => ({ id, indicators }))
  const models = scenarios.map(({ ground }) => ground.built)
  const stands = scenarios.map(({ ground }) => standsOn(ground))
  return useMemo(() => sharedIndicators(owners, ...models), [JSON.stringify([owners, stands])])
}

const standsOn = ({ model, baseline }: Ground): string => `${modelKey(model)} ${baseline.id}`

const sortedYears = (years: readonly Year[], year: Year): readonly Year[] =>
  [...new Set([...years, year])].sort((a, b) => a - b)

/** A year that is not shown yet, near the horizon. */
function freeYear(years: readonly Year[], first: Year, last: Year): Year {
  for (let year = last; year > first; year--) if (!years.includes(year)) return year
  return first
}

function summary({ scenario, ground }: Column, { t }: Words): string {
  const levers = movedLevers(scenario, ground.model).length
  return levers > 0 ? t('scenarios.moved', { count: levers }) : t('scenarios.unmoved')
}

interface RowProps {
  readonly row: ComparedRow
  readonly axes: readonly ValueAxis[]
  readonly columns: readonly Column[]
  readonly onRemove: (() => void) | undefined
}

function CompareRow({ row, axes, columns, onRemove }: RowProps) {
  const words = useWords()
  const { label: name, axisUnit: unit } = row.indicator
  return (
    <>
      <div className="compare-row-head">
        <div>
          <h3>{name}</h3>
          <span className="hint">{unit}</span>
        </div>
        {onRemove && (
          <IconButton quiet icon="close" label={words.t('compare.removeRow', { name })} onPress={onRemove} />
        )}
      </div>
      {columns.map((column) => (
        <CompareChart key={column.id} row={row} axes={axes} columns={columns} shown={column} />
      ))}
    </>
  )
}
