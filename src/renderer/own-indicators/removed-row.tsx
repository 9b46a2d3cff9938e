/** An own indicator that goes with the next save, until then to be kept. */
import { Button } from 'react-aria-components'
import { paragraph } from '../../report/text/language.ts'
import { useWords } from '../context/workspace-context.tsx'
import type { DraftFaults, Row } from './drafts.ts'
import { Elsewhere } from './elsewhere.tsx'
import { draftFaultText } from './fault-text.ts'

interface Props {
  readonly number: number
  readonly row: Row
  readonly faults: DraftFaults
  /** Names of other scenarios that have it. */
  readonly others: readonly string[]
  readonly onAlso: (also: boolean) => void
  readonly onKeep: () => void
}

export function RemovedRow({ number, row, faults, others, onAlso, onKeep }: Props) {
  const words = useWords()
  const { t, language } = words
  const removing = t('own.removing', { label: row.draft.label })
  return (
    <section className="own-draft own-removed" aria-label={t('own.number', { number })}>
      <div className="own-foot">
        <p>{paragraph(others.length === 0 ? [removing, t('own.nowhereElse')] : [removing], language)}</p>
        <Button className="button" autoFocus onPress={onKeep}>
          {t('own.keep')}
        </Button>
      </div>
      <Elsewhere names={others} question={t('own.removeThere')} also={row.also} onChange={onAlso} />
      {faults.formula && <p className="own-fault">{draftFaultText(faults.formula, words)}</p>}
    </section>
  )
}
