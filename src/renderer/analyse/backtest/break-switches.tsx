/** Changes of definition, each of which can be undone or not, and whether recalled values are compared. */
import { Dialog, DialogTrigger, Heading, Popover, Switch } from 'react-aria-components'
import type { BreakId, DefinitionBreak } from '../../../model/spec.ts'
import { breakText } from '../../../report/backtest/tables.ts'
import { useWords } from '../../context/workspace-context.tsx'
import { IconButton } from '../../controls/icon-button.tsx'

interface Props {
  readonly breaks: readonly DefinitionBreak[]
  readonly undone: readonly BreakId[]
  readonly onChange: (undone: readonly BreakId[]) => void
  /** Whether there are recalled values at all. */
  readonly hasRecalled: boolean
  readonly recalled: boolean
  readonly onRecalled: (recalled: boolean) => void
}

export function BreakSwitches({ breaks, undone, onChange, hasRecalled, recalled, onRecalled }: Props) {
  const words = useWords()
  const { t } = words
  const changes = [...Map.groupBy(breaks, ({ id }) => id)]
  if (changes.length === 0 && !hasRecalled) return null
  return (
    <fieldset className="breaks">
      <legend className="visually-hidden">{t('backtest.breaks')}</legend>
      {changes.map(([id, series]) => (
        <div key={id} className="break-switch">
          <Toggle
            label={series[0] ? breakText(series[0], words) : id}
            isOn={undone.includes(id)}
            onChange={(isOn) => onChange(isOn ? [...undone, id] : undone.filter((each) => each !== id))}
          />
          <AboutBreak series={series} />
        </div>
      ))}
      {hasRecalled && <Toggle label={t('backtest.recalled')} isOn={recalled} onChange={onRecalled} />}
    </fieldset>
  )
}

interface ToggleProps {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

function Toggle({ label, isOn, onChange }: ToggleProps) {
  return (
    <Switch className="switch" isSelected={isOn} onChange={onChange}>
      <span className="switch-track">
        <span className="switch-thumb" />
      </span>
      {label}
    </Switch>
  )
}

/** What changed in each of the series, and what the factor rests on. */
function AboutBreak({ series }: { readonly series: readonly DefinitionBreak[] }) {
  const words = useWords()
  const { t, text } = words
  const [first] = series
  if (!first) return null
  const label = t('backtest.breakAbout', { label: text(first.label) })
  return (
    <DialogTrigger>
      <IconButton quiet icon="info" label={label} />
      <Popover className="popover">
        <Dialog className="dialog info">
          <Heading slot="title" className="info-title">
            {text(first.label)}
          </Heading>
          {series.map((each) => (
            <p key={each.indicator}>
              <strong>{words.indicator(each.indicator)}</strong> · {breakText(each, words)}
              <br />
              {text(each.note)} {text(each.basis)}
            </p>
          ))}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
