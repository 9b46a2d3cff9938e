/** What the dots of a picture mean, each beside its mark; and that some are left out, where they are. */
import type { Legend, Mark } from '../../report/charts/dots.ts'
import type { Words } from '../../report/text/words.ts'
import { useWords } from '../context/workspace-context.tsx'
import { markPaths } from './draw.ts'

export function DotKeys({ legend: { marks, leftOut } }: { readonly legend: Legend }) {
  const words = useWords()
  return (
    <>
      {marks.map((mark) => (
        <span key={mark} className="dot-key">
          <svg viewBox="-8 -8 16 16" aria-hidden="true">
            <path
              className={mark === 'weak' ? 'chart-dot chart-dot-outcome weak' : `chart-dot chart-dot-${mark}`}
              d={markPaths[mark === 'weak' ? 'outcome' : mark]}
            />
          </svg>
          {markName(mark, words)}
        </span>
      ))}
      {leftOut && <span>{words.t('chart.dotsInCurrent')}</span>}
    </>
  )
}

const markName = (mark: Mark, { t }: Words): string =>
  mark === 'weak' ? t('quality.weak') : t(`chart.dotKinds.${mark}`)
