/** What the marks of the picture mean; those that are not there are not named. */
import type { ReactNode } from 'react'
import { drawnRivals, type Picture } from '../../../report/backtest/pictures.ts'
import { useWords } from '../../context/workspace-context.tsx'
import { aimShape, OutcomeShape } from './path-picture.tsx'

export function PathLegend({ picture: { data } }: { readonly picture: Picture }) {
  const { t } = useWords()
  const { outcomes } = data
  const entries: readonly (readonly [string, boolean, ReactNode])[] = [
    [t('backtest.mark.projection'), true, <path key="mark" className="path-line" d="M1 6h20" />],
    [
      t('backtest.mark.changed'),
      data.changed !== undefined,
      <path key="mark" className="path-changed" d="M1 6h20" />,
    ],
    [
      t('backtest.mark.band'),
      data.bands.length > 0,
      <g key="mark">
        <path className="path-band" d="M1 1h20v10h-20Z" />
        <path className="path-band" d="M1 3.5h20v5h-20Z" />
      </g>,
    ],
    [
      t('backtest.mark.report'),
      data.figures.length > 0,
      <circle key="mark" className="path-figure-dot" cx={11} cy={6} r={3.2} />,
    ],
    [
      t('backtest.mark.outcome'),
      outcomes.some(({ isOwn, kind }) => !isOwn && kind !== 'known'),
      <OutcomeShape key="mark" className="path-outcome" x={11} y={6} isOwn={false} />,
    ],
    [
      t('backtest.mark.unscored'),
      outcomes.some(({ kind }) => kind === 'known'),
      <OutcomeShape key="mark" className="path-outcome unscored" x={11} y={6} isOwn={false} />,
    ],
    [
      t('backtest.mark.own'),
      outcomes.some(({ isOwn }) => isOwn),
      <OutcomeShape key="mark" className="path-outcome" x={11} y={6} isOwn />,
    ],
    [
      t('backtest.mark.undone'),
      outcomes.some(({ published, comparable }) => published !== comparable),
      <g key="mark">
        <line className="path-connector" x1={4} x2={18} y1={6} y2={6} />
        <OutcomeShape className="path-outcome ghost" x={4} y={6} isOwn={false} />
        <OutcomeShape className="path-outcome" x={18} y={6} isOwn={false} />
      </g>,
    ],
    ...drawnRivals.map(
      (rival) =>
        [
          t(`backtest.others.names.${rival}`),
          data.rivals.some(({ id, values }) => id === rival && values.some((value) => value !== null)),
          <path key="mark" className={`path-rival path-${rival}`} d="M1 6h20" />,
        ] as const,
    ),
    [
      t('backtest.others.names.plan'),
      data.aims.length > 0,
      <path key="mark" className="path-aim" d={aimShape(11, 10)} />,
    ],
    [
      t('backtest.mark.break'),
      data.breaks.length > 0,
      <line key="mark" className="path-break" x1={11} x2={11} y1={0} y2={12} />,
    ],
  ]
  return (
    <ul className="path-legend">
      {entries.map(
        ([label, isShown, mark]) =>
          isShown && (
            <li key={label}>
              <svg width={22} height={12} aria-hidden="true">
                {mark}
              </svg>
              {label}
            </li>
          ),
      )}
      <li>{t('backtest.axes')}</li>
    </ul>
  )
}
