/** Where else an own indicator is, and whether what is done with it is done there too. */
import { Checkbox } from 'react-aria-components'
import { formatList } from '../../report/text/format.ts'
import { useWords } from '../context/workspace-context.tsx'
import { Icon } from '../controls/icons.tsx'

interface Props {
  /** Names of the scenarios. */
  readonly names: readonly string[]
  /** What is asked; nothing while nothing is done. */
  readonly question: string | undefined
  readonly also: boolean
  readonly onChange: (also: boolean) => void
}

export function Elsewhere({ names, question, also, onChange }: Props) {
  const { t, language } = useWords()
  if (names.length === 0) return null
  return (
    <div className="own-elsewhere">
      <span>{t('own.alsoIn', { names: formatList(names, language) })}</span>
      {question !== undefined && (
        <Checkbox className="own-check" isSelected={also} onChange={onChange}>
          <span className="check-box">{also && <Icon name="check" />}</span>
          {question}
        </Checkbox>
      )}
    </div>
  )
}
