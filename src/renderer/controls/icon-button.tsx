/** A button that shows an icon; its name, with the key that does the same, is heard and shown on hover. */
import { Button, type ButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components'
import { type KeyedCommand, shownKey, withKey } from '../../report/help/keys.ts'
import { useKeyboard } from '../context/use-keyboard.ts'
import { Icon, type IconName } from './icons.tsx'
import './controls.css'

interface Props extends Omit<ButtonProps, 'children' | 'aria-label' | 'className'> {
  readonly icon: IconName
  readonly label: string
  readonly quiet?: boolean
  /** The command that a key gives too. */
  readonly command?: KeyedCommand
}

export function IconButton({ icon, label, quiet = false, command, ...button }: Props) {
  const keyboard = useKeyboard()
  return (
    <TooltipTrigger delay={600}>
      <Button {...button} aria-label={label} className={quiet ? 'icon-button quiet' : 'icon-button'}>
        <Icon name={icon} />
      </Button>
      <Tooltip className="tooltip" placement="bottom">
        {withKey(label, command && shownKey(command, keyboard))}
      </Tooltip>
    </TooltipTrigger>
  )
}
