/** A button that shows an icon; its name is heard and shown on hover. */
import { Button, type ButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components'
import { Icon, type IconName } from './icons.tsx'
import './controls.css'

interface Props extends Omit<ButtonProps, 'children' | 'aria-label' | 'className'> {
  readonly icon: IconName
  readonly label: string
  readonly quiet?: boolean
}

export function IconButton({ icon, label, quiet = false, ...button }: Props) {
  return (
    <TooltipTrigger delay={600}>
      <Button {...button} aria-label={label} className={quiet ? 'icon-button quiet' : 'icon-button'}>
        <Icon name={icon} />
      </Button>
      <Tooltip className="tooltip" placement="bottom">
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}
