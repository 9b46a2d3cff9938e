/** A button that shows what is chosen and opens the list to choose from. */
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components'
import { Icon } from './icons.tsx'

export interface ChoiceOption<K extends string> {
  readonly id: K
  readonly label: string
  /** Beside the label in the list, such as a unit. */
  readonly note?: string
  /** In place of the label on the button. */
  readonly short?: string
  /** The same where the window is narrow. */
  readonly narrow?: string
}

interface Props<K extends string> {
  /** What is chosen; heard before the value. */
  readonly label: string
  readonly options: readonly ChoiceOption<K>[]
  readonly value: K | null
  readonly onChange: (value: K) => void
  readonly className?: string
  /** Shown while nothing is chosen. */
  readonly placeholder?: string
}

export function Choice<K extends string>({
  label,
  options,
  value,
  onChange,
  className,
  placeholder,
}: Props<K>) {
  const chosen = options.find((option) => option.id === value)
  return (
    <Select
      className={`choice ${className ?? ''}`}
      aria-label={label}
      value={value}
      onChange={(key) => {
        const option = options.find((candidate) => candidate.id === key)
        if (option) onChange(option.id)
      }}
      {...(placeholder === undefined ? {} : { placeholder })}
    >
      <Button className="button choice-button">
        <SelectValue className="choice-value">
          {chosen ? <Chosen option={chosen} /> : (placeholder ?? '')}
        </SelectValue>
        <Icon name="down" />
      </Button>
      <Popover className="popover">
        <ListBox className="listbox">
          {options.map(({ id, label: text, note }) => (
            <ListBoxItem key={id} id={id} textValue={text} className="option">
              <Text slot="label">{text}</Text>
              {note && <span className="option-note">{note}</span>}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}

function Chosen<K extends string>({ option }: { readonly option: ChoiceOption<K> }) {
  const text = option.short ?? option.label
  if (option.narrow === undefined) return text
  return (
    <>
      <span className="wide-only">{text}</span>
      <span className="narrow-only">{option.narrow}</span>
    </>
  )
}
