/** Chooses an own indicator that other scenarios have. */
import type { SharedIndicator } from '../../model/own-indicators.ts'
import { formulaInWords, type NameGroup, ownNames } from '../../report/formula-names.ts'
import { formatList } from '../../report/text/format.ts'
import { nameOrder } from '../../report/text/language.ts'
import { withUnit } from '../../report/with-unit.ts'
import { useWords } from '../context/workspace-context.tsx'
import { Picker, type PickerEntry } from './picker.tsx'

interface Props {
  readonly offered: readonly SharedIndicator[]
  readonly library: readonly SharedIndicator[]
  /** The model's names, in which formulas are told. */
  readonly names: readonly NameGroup[]
  readonly nameOf: (scenario: string) => string
  /** Id of the scenario that it is chosen for. */
  readonly own: string
  readonly isDisabled: boolean
  readonly onPick: (picked: SharedIndicator) => void
}

export function LibraryPicker({ offered, library, names, nameOf, own, isDisabled, onPick }: Props) {
  const words = useWords()
  const { t, language } = words
  const groups = [
    ...ownNames(
      library.map(({ indicator }) => indicator),
      words,
    ),
    ...names,
  ]
  const entryOf = ({ indicator, ids }: SharedIndicator): PickerEntry => {
    const { id, label, formula, unit } = indicator
    const said = withUnit(formulaInWords(formula, groups), words.unit(words.unitKey(unit)), words)
    const scenarios = [...ids.keys()].filter((scenario) => scenario !== own).map(nameOf)
    return {
      id,
      label,
      texts: [label, formula, said, ...scenarios],
      note: t('own.inScenarios', { formula: said, names: formatList(scenarios, language) }),
    }
  }
  const compare = nameOrder(language)
  const entries = offered.map(entryOf).toSorted((a, b) => compare(a.label, b.label))
  return (
    <Picker
      label={t('own.fromLibrary')}
      find={t('own.findOwn')}
      groups={[{ id: 'library', label: t('own.libraryGroup'), entries }]}
      none={() => t('own.noneOwn')}
      isDisabled={isDisabled}
      onPick={(id) => {
        const picked = offered.find(({ indicator }) => indicator.id === id)
        if (picked) onPick(picked)
      }}
    />
  )
}
