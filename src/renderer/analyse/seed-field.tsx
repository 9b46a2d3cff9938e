/** The seed that all analyses of the window draw from, as a word of a sentence. */
import { largestSeed } from '../../model/analysis/random.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { NumberInput } from '../controls/number-input.tsx'

export function SeedField() {
  const { t } = useWords()
  const actions = useActions()
  const seed = useWorkspace((state) => state.drawing.seed)
  return (
    <NumberInput
      bare
      hideLabel
      year
      className="sentence-seed"
      label={t('analyse.seed')}
      value={seed}
      min={0}
      max={largestSeed}
      step={1}
      onChange={(next) => actions.draw({ seed: next })}
    />
  )
}
