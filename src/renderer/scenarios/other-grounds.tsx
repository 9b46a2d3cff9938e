/** Scenarios on other baselines than the one that is open, folded away by baseline. */
import { type ReactNode, useId } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import type { Ground } from '../../model/ground.ts'
import { groundName, groundNote } from '../../report/ground.ts'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'
import { Icon } from '../controls/icons.tsx'
import { type Document, groundsInUse } from '../workspace/workspace.ts'

/** What the panel knows of a document before its row is asked for. */
export interface Listed {
  readonly id: string
  readonly kind: Document['kind']
  /** The baseline that it departs from; null where that is not here. */
  readonly on: string | null
}

interface Props {
  readonly listed: readonly Listed[]
  readonly row: (id: string) => ReactNode
}

export function OtherGrounds({ listed, row }: Props) {
  const { t } = useWords()
  const baseline = useWorkspace((state) => state.baseline)
  const grounds = useWorkspace((state) => state.grounds)
  const documents = useWorkspace((state) => state.documents)
  const others = [...groundsInUse({ grounds, documents })].filter(([id]) => id !== baseline)
  if (others.length === 0) return null
  return (
    <>
      <h3 className="scenario-section">{t('ground.other')}</h3>
      {others.map(([id, ground]) => (
        <OtherGround key={id} ground={ground} own={listed.filter(({ on }) => on === id)} row={row} />
      ))}
    </>
  )
}

interface OtherGroundProps {
  readonly ground: Ground
  readonly own: readonly Listed[]
  readonly row: (id: string) => ReactNode
}

function OtherGround({ ground, own, row }: OtherGroundProps) {
  const words = useWords()
  const note = useId()
  return (
    <Disclosure className="scenario-ground">
      <Heading level={4}>
        <Button slot="trigger" className="scenario-ground-name" aria-describedby={note}>
          <Icon name="down" />
          <span className="scenario-name">{groundName(ground, words)}</span>
        </Button>
      </Heading>
      <span id={note} className="scenario-note">
        {groundNote(ground, words)} · {words.t('ground.count', { count: own.length })}
      </span>
      <DisclosurePanel>
        <ul>{own.map(({ id }) => row(id))}</ul>
      </DisclosurePanel>
    </Disclosure>
  )
}
