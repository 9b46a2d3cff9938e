/** Which reading of the report holds, why there are two, and the switch between them. */
import {
  Button,
  Dialog,
  DialogTrigger,
  Heading,
  Label,
  Popover,
  Radio,
  RadioGroup,
} from 'react-aria-components'
import { amountText } from '../../report/amount.ts'
import { useActions, useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { Icon } from '../controls/icons.tsx'
import { activeDocument, projectionOf } from '../workspace/workspace.ts'

export function ReadingButton() {
  const { t, text } = useWords()
  const baseline = useWorkspace((state) => state.ground.baseline)
  const reading = useWorkspace((state) => activeDocument(state).scenario.reading)
  const present = baseline.readings.find((entry) => entry.id === reading)
  const label = present ? text(present.label) : reading
  // Where the source can be read in one way only there is nothing to choose.
  if (baseline.readings.length < 2) return null
  return (
    <DialogTrigger>
      <Button className="button reading" aria-label={t('header.reading', { reading: label })}>
        <span className="reading-word">{t('header.readingWord')}</span>
        <span className="reading-label">{label}</span>
        <Icon name="warn" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <ReadingDialog />
      </Popover>
    </DialogTrigger>
  )
}

function ReadingDialog() {
  const words = useWords()
  const { t, text } = words
  const actions = useActions()
  const store = useWorkspaceStore()
  const baseline = useWorkspace((state) => state.ground.baseline)
  const active = useWorkspace(activeDocument)
  const conflict = baseline.conflicts.find((entry) => entry.readings)
  const scenario = useWorkspace((state) => state.documents.get(state.baseline)?.scenario)
  const { launchYear, headlines, indicators } = useWorkspace((state) => state.ground.model)
  const { total } = headlines.scale
  const { digits = 0, unit = '' } = indicators.find(({ id }) => id === total) ?? {}
  const scale = (reading: string): string => {
    const series = scenario && projectionOf(store, { ...scenario, reading }, 'current').series.get(total)
    return amountText(series?.[0] ?? Number.NaN, digits, unit, words)
  }
  return (
    <Dialog className="dialog reading-dialog">
      {({ close }) => (
        <>
          <Heading slot="title" className="info-title">
            {conflict ? text(conflict.title) : t('reading.title')}
          </Heading>
          {conflict && <p>{text(conflict.text)}</p>}
          <RadioGroup className="radios" value={active.scenario.reading} onChange={actions.setReading}>
            <Label className="field-label">{t('reading.choose')}</Label>
            {baseline.readings.map((reading) => (
              <Radio key={reading.id} value={reading.id} className="radio">
                <span className="radio-mark" />
                <span className="radio-text">
                  <strong>{text(reading.label)}</strong>
                  <span className="radio-note">
                    {t('reading.scale', {
                      indicator: words.indicator(total),
                      year: launchYear,
                      value: scale(reading.id),
                    })}
                  </span>
                  <span className="radio-note">{text(reading.explanation)}</span>
                </span>
              </Radio>
            ))}
          </RadioGroup>
          {active.kind === 'shipped' && <p className="hint">{t('reading.ships')}</p>}
          <Button
            className="link"
            onPress={() => {
              close()
              actions.setView('baselines')
            }}
          >
            {t('reading.more')}
          </Button>
        </>
      )}
    </Dialog>
  )
}
