/** Chooses one of the names that a formula may use: by its label, in any language. */
import type { NameGroup } from '../../report/formula-names.ts'
import { outsideOf, outsideText } from '../../report/search/outside.ts'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'
import { Picker } from './picker.tsx'

interface Props {
  readonly label: string
  readonly names: readonly NameGroup[]
  readonly onPick: (id: string) => void
  readonly isDisabled?: boolean
}

export function NamePicker({ label, names, onPick, isDisabled = false }: Props) {
  const words = useWords()
  const model = useWorkspace((state) => state.ground.model)
  const none = (query: string): string => {
    const outside = outsideOf(model, query)
    return outside ? outsideText(outside, model, words) : words.t('own.names.none')
  }
  return (
    <Picker
      label={label}
      none={none}
      onPick={onPick}
      isDisabled={isDisabled}
      find={words.t('own.names.find')}
      groups={names.map((group) => ({
        id: group.id,
        label: group.label,
        entries: group.names.map(({ id, label: text, unit, texts }) => ({
          id,
          label: text,
          note: unit,
          code: id,
          texts,
        })),
      }))}
    />
  )
}
