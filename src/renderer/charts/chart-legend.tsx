/** What the marks of the charts mean, and the switch for the fans. */
import { useMemo } from 'react'
import { ToggleButton } from 'react-aria-components'
import { isUncertain } from '../../model/analysis/draws.ts'
import { chartSubject } from '../../model/chart-subject.ts'
import { hasShocks } from '../../model/model.ts'
import { longestHorizon } from '../../model/years.ts'
import { axisStart, type Legend, legendOf } from '../../report/charts/dots.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { ReferencesButton } from '../controls/references-button.tsx'
import { activeDocument, comparableBaseline, drawnDocuments } from '../workspace/workspace.ts'
import { BandKeys } from './band-keys.tsx'
import { observedIn } from './chart-data.ts'
import { DotKeys } from './dot-keys.tsx'
import { HeldNote } from './held-note.tsx'

export function ChartLegend() {
  const { t } = useWords()
  const actions = useActions()
  const fansShown = useWorkspace((state) => state.fansShown)
  const draws = useWorkspace((state) => state.drawing.draws)
  const bands = useWorkspace((state) => state.drawing.bands ?? 'all')
  const model = useWorkspace((state) => state.ground.model)
  const hasFans = useWorkspace((state) => isUncertain(state.ground.model))
  const legend = useLegend()
  if (!hasFans && legend.marks.length === 0 && !legend.leftOut) return null
  return (
    <div className="legend">
      {hasFans && (
        <ToggleButton className="toggle" isSelected={fansShown} onChange={actions.showFans}>
          {t('chart.fans')}
        </ToggleButton>
      )}
      {hasFans && fansShown && hasShocks(model) && (
        <ToggleButton
          className="toggle"
          isSelected={bands === 'assumptions'}
          onChange={(only) => actions.draw({ bands: only ? 'assumptions' : 'all' })}
        >
          {t('chart.assumptionsOnly')}
        </ToggleButton>
      )}
      <div className="legend-text">
        <p>
          {hasFans && fansShown && <BandKeys draws={draws} bands={bands} />}
          <DotKeys legend={legend} />
        </p>
        {hasFans && fansShown && bands === 'all' && <HeldNote />}
      </div>
      <ReferencesButton />
    </div>
  )
}

/** What the dots of the window's charts are; what scenarios add has none, nor has growth. */
function useLegend(): Legend {
  const charts = useWorkspace((state) => state.charts)
  const ground = useWorkspace((state) => state.ground)
  const ownOutcomes = useWorkspace((state) => state.ownOutcomes)
  const prices = useWorkspace((state) => state.prices)
  const reading = useWorkspace((state) => activeDocument(state).scenario.reading)
  const last = useWorkspace((state) =>
    longestHorizon([comparableBaseline(state), ...drawnDocuments(state).map(({ scenario }) => scenario)]),
  )
  return useMemo(() => {
    const subjects = charts.map(chartSubject).filter(({ isAdded, isGrowth }) => !isAdded && !isGrowth)
    const indicators = subjects.map(({ indicator }) => indicator)
    const first = axisStart(ground.baseline, ground.outcomes, ground.model)
    return legendOf(indicators, observedIn({ ground, ownOutcomes }, { reading }), prices, { first, last })
  }, [charts, ground, ownOutcomes, prices, reading, last])
}
