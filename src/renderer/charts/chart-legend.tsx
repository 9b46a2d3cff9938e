/** What the marks of the charts mean, and the switch for the fans. */
import { ToggleButton } from 'react-aria-components'
import { isUncertain } from '../../model/analysis/draws.ts'
import { formatNumber } from '../../report/text/format.ts'
import { paragraph } from '../../report/text/language.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'

export function ChartLegend() {
  const { t, language } = useWords()
  const actions = useActions()
  const fansShown = useWorkspace((state) => state.fansShown)
  const draws = useWorkspace((state) => state.drawing.draws)
  const hasOwn = useWorkspace((state) => state.ownOutcomes.length > 0)
  const hasFans = useWorkspace((state) => isUncertain(state.ground.model))
  const hasDots = useWorkspace(
    ({ ground: { baseline, outcomes } }) =>
      outcomes.outcomes.length > 0 || baseline.figures.some(({ indicator }) => indicator !== undefined),
  )
  const said = [
    ...(hasFans && fansShown ? [t('chart.fansHint', { draws: formatNumber(draws, 0, language) })] : []),
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
      <p className="legend-text">{paragraph(said, language)}</p>
    </div>
  )
}
