/** What the marks of the charts mean, and the switch for the fans. */
import { ToggleButton } from 'react-aria-components'
import { isUncertain } from '../../model/analysis/draws.ts'
import { hasShocks } from '../../model/model.ts'
import { bandsText } from '../../report/ensemble/answer.ts'
import { paragraph } from '../../report/text/language.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { HeldNote } from './held-note.tsx'

export function ChartLegend() {
  const words = useWords()
  const { t, language } = words
  const actions = useActions()
  const fansShown = useWorkspace((state) => state.fansShown)
  const draws = useWorkspace((state) => state.drawing.draws)
  const bands = useWorkspace((state) => state.drawing.bands ?? 'all')
  const model = useWorkspace((state) => state.ground.model)
  const hasOwn = useWorkspace((state) => state.ownOutcomes.length > 0)
  const hasFans = useWorkspace((state) => isUncertain(state.ground.model))
  const hasDots = useWorkspace(
    ({ ground: { baseline, outcomes } }) =>
      outcomes.outcomes.length > 0 || baseline.figures.some(({ indicator }) => indicator !== undefined),
  )
  const said = [
    ...(hasFans && fansShown ? [bandsText(draws, bands, model, words)] : []),
    ...(hasDots ? [t('chart.dots')] : []),
    ...(hasOwn ? [t('chart.ownDots')] : []),
  ]
  if (!hasFans && said.length === 0) return null
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
        <p>{paragraph(said, language)}</p>
        {hasFans && fansShown && bands === 'all' && <HeldNote />}
      </div>
    </div>
  )
}
