/** What the marks of the small pictures mean; those that are not there are not named. */
import type { ReactNode } from 'react'
import { naiveRules } from '../../../model/analysis/backtest.ts'
import type { Picture } from '../../../report/backtest/pictures.ts'
import { useWords } from '../../context/workspace-context.tsx'
import { OutcomeShape } from './path-picture.tsx'

export function PathLegend({ pictures }: { readonly pictures: readonly Picture[] }) {
  const { t } = useWords()
  const all = pictures.map(({ data }) => data)
  const outcomes = all.flatMap((data) => data.outcomes)
  const entries: readonly (readonly [string, boolean, ReactNode])[] = [
    [t('backtest.mark.projection'), true, <path key="mark" className="path-line" d="M1 6h20" />],
    [
      t('backtest.mark.changed'),
      all.some(({ changed }) => changed),
      <path key="mark" className="path-changed" d="M1 6h20" />,
    ],
    [
      t('backtest.mark.band'),
      all.some(({ band }) => Object.keys(band).length > 0),
      <path key="mark" className="path-band" d="M1 1h20v10h-20Z" />,
    ],
    [
      t('backtest.mark.report'),
      all.some(({ figures }) => figures.length > 0),
      <circle key="mark" className="path-figure-dot" cx={11} cy={6} r={3.2} />,
    ],
    [
      t('backtest.mark.outcome'),
      outcomes.some(({ isOwn, isScored }) => !isOwn && isScored),
      <OutcomeShape key="mark" className="path-outcome" x={11} y={6} isOwn={false} />,
    ],
    [
      t('backtest.mark.unscored'),
      outcomes.some(({ isScored }) => !isScored),
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
    ...naiveRules.map(
      (rule) =>
        [
          t(`backtest.rule.${rule}`),
          all.some(({ rules }) => rules.some(({ id, values }) => id === rule && values.some(isThere))),
          <path key="mark" className={`path-rule path-rule-${rule}`} d="M1 6h20" />,
        ] as const,
    ),
    [
      t('backtest.mark.break'),
      all.some(({ breaks }) => breaks.length > 0),
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

const isThere = (value: number | null): boolean => value !== null
