/** A chart with its title, which chooses the indicator, and, in place of the drawing, its table. */
import { useState } from 'react'
import { chartSubject } from '../../model/chart-subject.ts'
import { describeIndicators } from '../../report/indicator.ts'
import { subjectKey } from '../../report/passport-subject.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { Choice } from '../controls/choice.tsx'
import { IconButton } from '../controls/icon-button.tsx'
import { WarningMark } from '../notices/warnings.tsx'
import { activeDocument, drawnDocuments } from '../workspace/workspace.ts'
import { addedDescription, growthDescription } from './chart-data.ts'
import { ChartTable } from './chart-table.tsx'
import { LineChart } from './line-chart.tsx'

/** @param place the chart's place among the window's charts. */
export function ChartPanel({ place, small }: { readonly place: number; readonly small: boolean }) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const chosen = useWorkspace((state) => state.charts[place] ?? '')
  const own = useWorkspace((state) => activeDocument(state).scenario.indicators)
  const indicators = useWorkspace((state) => state.ground.model.indicators)
  const { keyFigures } = useWorkspace((state) => state.ground.model.headlines)
  const [asTable, setAsTable] = useState(false)
  const plain = describeIndicators(indicators, own, words)
  // What scenarios add, and growth, are offered of what a planner looks at first.
  const first = plain.filter(({ id }) => keyFigures.includes(id) || chartSubject(chosen).indicator === id)
  const growing = first.filter(({ isPercentage }) => !isPercentage)
  const described = [
    ...plain,
    ...first.map((each) => addedDescription(each, words)),
    ...growing.map((each) => growthDescription(each, words)),
  ]
  // An own indicator goes with its scenario; the chart then shows the first of the model's.
  const shown = described.find(({ id }) => id === chosen) ?? described[0]
  const { id: chart = '', label: name = '', unit = '', axisUnit = '' } = shown ?? {}
  // Of what scenarios add there is no line while none is drawn.
  const isEmpty = useWorkspace((state) => chartSubject(chart).isAdded && drawnDocuments(state).length === 0)
  // Ticks say how many; a table has the unit's own numbers.
  const shownUnit = asTable ? unit : axisUnit
  const options = described.map(({ id, label, short, unit: note }) => ({
    id,
    label,
    note,
    ...(small ? { short } : { narrow: short }),
  }))
  return (
    <figure
      className={small ? 'chart-panel small' : 'chart-panel'}
      aria-label={name}
      tabIndex={-1}
      data-subject={subjectKey({ kind: 'indicator', id: chartSubject(chart).indicator })}
    >
      <figcaption className="chart-head">
        <Choice
          className="chart-title"
          label={t('chart.choose')}
          options={options}
          value={chart}
          onChange={(id) => actions.setChart(place, id)}
        />
        <WarningMark indicator={chartSubject(chart).indicator} />
        {!small && (
          <span className="chart-unit" title={shownUnit}>
            {shownUnit}
          </span>
        )}
        <IconButton
          quiet
          icon={asTable ? 'chart' : 'table'}
          label={asTable ? t('chart.chart', { name }) : t('chart.table', { name })}
          onPress={() => setAsTable(!asTable)}
        />
      </figcaption>
      {small && (
        <span className="chart-unit" title={shownUnit}>
          {shownUnit}
        </span>
      )}
      {asTable ? (
        <ChartTable chart={chart} />
      ) : isEmpty ? (
        <p className="chart-empty">{t('chart.nothingAdded')}</p>
      ) : (
        <LineChart chart={chart} small={small} />
      )}
    </figure>
  )
}
