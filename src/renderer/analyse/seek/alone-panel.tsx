/** What each lever would need alone: a bar on its own range. */

import { levelsIn } from '../../../report/amount.ts'
import {
  formatLevel,
  type LeverMove,
  leverMoves,
  notEnoughText,
  type Sought,
} from '../../../report/seek/answer.ts'
import { placeAlone } from '../../../report/seek/place-alone.ts'
import { useWords } from '../../context/workspace-context.tsx'
import { Panel } from '../panel.tsx'

export function AlonePanel({ sought }: { readonly sought: Sought | undefined }) {
  const { t } = useWords()
  const moves = sought ? leverMoves(sought) : []
  return (
    <Panel title={t('seek.aloneTitle')} note={t('seek.aloneNote')}>
      {/* Many levers are scrolled, by keyboard too. */}
      <section
        className="alone-scroll"
        tabIndex={0}
        aria-label={t('chart.tableOf', { name: t('seek.aloneTitle') })}
      >
        {sought && (
          <ul className="alone-list">
            {moves.map((move) => (
              <AloneLever key={move.lever.id} sought={sought} move={move} />
            ))}
          </ul>
        )}
      </section>
    </Panel>
  )
}

function AloneLever({ sought, move }: { readonly sought: Sought; readonly move: LeverMove }) {
  const words = useWords()
  const { lever, present, alone } = move
  const { present: tick, together, allowed, fill } = placeAlone(move)
  const place = ({ from, length }: typeof fill) => ({ left: `${from}%`, width: `${length}%` })
  const { unit, write } = levelsIn(lever.unit, words)
  return (
    <li className={alone.reached ? 'alone' : 'alone short'}>
      <span className="alone-head">
        <span className="alone-name">{words.text(lever.label)}</span>
        <span className="alone-value">
          {!alone.reached ? (
            <>
              {words.t('seek.notEnough')} <span className="hint">{notEnoughText(sought, alone, words)}</span>
            </>
          ) : alone.level === present ? (
            <span className="hint">{words.t('seek.aloneNone')}</span>
          ) : (
            <>
              {formatLevel(present, lever, words)} → {formatLevel(alone.level, lever, words)}{' '}
              <span className="hint">{unit}</span>
            </>
          )}
        </span>
      </span>
      <span className="alone-bound">{write(lever.min)}</span>
      <span className="alone-rail" aria-hidden="true">
        <span className="alone-allowed" style={place(allowed)} />
        <span className="alone-fill" style={place(fill)} />
        <span className="alone-present" style={{ left: `${tick}%` }} />
        <span className="alone-together" style={{ left: `${together}%` }} />
      </span>
      <span className="alone-bound">{write(lever.max)}</span>
    </li>
  )
}
