/** Which region and which baseline the window stands on; another one brings the scenario that was open there. */
import { groundName, groundNote, placeName, shortName } from '../../report/ground.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { Choice, type ChoiceOption } from '../controls/choice.tsx'
import { groundsInUse } from '../workspace/workspace.ts'

export function GroundChoice() {
  const words = useWords()
  const actions = useActions()
  const baseline = useWorkspace((state) => state.baseline)
  const grounds = useWorkspace((state) => state.grounds)
  const ids = useWorkspace((state) => [...groundsInUse(state).keys()].join('\n'))
  const documents = useWorkspace((state) => state.documents)
  const inUse = groundsInUse({ grounds, documents })
  const options = ids.split('\n').flatMap((id): readonly ChoiceOption<string>[] => {
    const ground = inUse.get(id)
    if (!ground) return []
    const narrow = shortName(ground, words)
    // Which version computes is said beside the scenario's name.
    const short = placeName(ground, words)
    return [{ id, label: groundName(ground, words), note: groundNote(ground, words), short, narrow }]
  })
  return (
    <Choice
      className="ground-choice"
      label={words.t('ground.label')}
      options={options}
      value={baseline}
      onChange={actions.standOn}
    />
  )
}
