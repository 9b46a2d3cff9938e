/** The name of an assumption or a lever that opens its source card; of what is neither, such as chance, the name alone. */
import { useWorkspace } from '../context/workspace-context.tsx'
import { PassportButton } from '../controls/passport-button.tsx'

interface Props {
  readonly id: string
  readonly name: string
}

export function InputButton({ id, name }: Props) {
  const kind = useWorkspace(({ ground: { built } }) =>
    built.assumptions.has(id) ? 'assumption' : built.levers.has(id) ? 'lever' : undefined,
  )
  return kind ? <PassportButton subject={{ kind, id }} text={name} /> : name
}
