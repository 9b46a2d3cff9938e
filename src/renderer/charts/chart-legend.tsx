/** What the marks of the charts mean, and the switch for the fans. */
import { ToggleButton } from 'react-aria-components'
import { formatNumber } from '../../report/text/format.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'

export function ChartLegend() {
  const { t, language } = useWords()
  const actions = useActions()
  const fansShown = useWorkspace((state) => state.fansShown)
  const draws = useWorkspace((state) => state.drawing.draws)
  const hasOwn = useWorkspace((state) => state.ownOutcomes.length > 0)
  return (
    <div className="legend">
      <ToggleButton className="toggle" isSelected={fansShown} onChange={actions.showFans}>
        {t('chart.fans')}
      </ToggleButton>
      <p className="legend-text">
        {fansShown && t('chart.fansHint', { draws: formatNumber(draws, 0, language) })} {t('chart.dots')}
        {hasOwn && ` ${t('chart.ownDots')}`}
      </p>
    </div>
  )
}
