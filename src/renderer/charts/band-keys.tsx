/** What bands and lines of a picture mean, each beside a piece of it. */
import type { Bands } from '../../model/analysis/draws.ts'
import { bandsText } from '../../report/ensemble/answer.ts'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'

/** The middle part of the runs that a band holds, and how many bands lie over one another there. */
const bandsOver = [
  [50, 3],
  [80, 2],
  [90, 1],
] as const

interface Props {
  readonly draws: number
  readonly bands: Bands
}

export function BandKeys({ draws, bands }: Props) {
  const words = useWords()
  const { t } = words
  const model = useWorkspace((state) => state.ground.model)
  return (
    <>
      <span className="band-keys">
        {bandsOver.map(([percent, layers]) => (
          <span key={percent} className="dot-key tone-1">
            <svg viewBox="0 0 16 16" aria-hidden="true">
              {Array.from({ length: layers }, (_, layer) => (
                <rect key={layer} className="band-key" x="0" y="3" width="16" height="10" />
              ))}
            </svg>
            {t('key.percent', { percent: percent })}
          </span>
        ))}
        {bandsText(draws, bands, model, words)}
      </span>
      <LineKey className="chart-line active tone-1" name={t('chart.central')} />
      <LineKey className="chart-line tone-baseline" name={t('scenarios.baseline')} />
    </>
  )
}

function LineKey({ className, name }: { readonly className: string; readonly name: string }) {
  return (
    <span className="dot-key">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path className={className} d="M0,8H16" />
      </svg>
      {name}
    </span>
  )
}
