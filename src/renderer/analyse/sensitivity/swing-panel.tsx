/** One at a time: the tornado of a scenario, with that of another one beside it where the user wants it. */
import type { Tornado } from '../../../model/analysis/tornado.ts'
import { hasShocks } from '../../../model/model.ts'
import { numberText } from '../../../report/amount.ts'
import type { Subject } from '../../../report/provenance.ts'
import type { Asked } from '../../../report/sensitivity/answer.ts'
import { paragraph } from '../../../report/text/language.ts'
import { useWords } from '../../context/workspace-context.tsx'
import { Choice } from '../../controls/choice.tsx'
import { Panel } from '../panel.tsx'
import { Sentence } from '../sentence.tsx'
import { Key } from './row-list.tsx'
import { type Beside, SwingChart } from './swing-chart.tsx'
import { SwingTable } from './tables.tsx'

interface Props {
  readonly tornado: Tornado | undefined
  readonly beside: Beside | undefined
  readonly asked: Asked
  /** Scenarios that may stand beside, by id. */
  readonly others: readonly { readonly id: string; readonly subject: Subject }[]
  /** Id of the chosen one among them. */
  readonly chosen: string | undefined
  readonly onChoose: (id: string | undefined) => void
  /** How many inputs are fixed, and how many have a range of the user's. */
  readonly fixed: number
  readonly changed: number
  readonly lit: string | undefined
  readonly onLight: (id: string | undefined) => void
}

/** Among the ids of scenarios, what stands for none. */
const none = 'none'

export function SwingPanel(props: Props) {
  const { tornado, beside, asked, others, chosen, onChoose, fixed, changed, lit, onLight } = props
  const words = useWords()
  const { t, language } = words
  const { label, unit, axisUnit, unitKey, digits } = asked.indicator
  const value = (number: number): string => numberText(number, digits, unitKey, words)
  const head = (
    <div className="swing-tools">
      <div className="bars-legend">
        <Key mark="low" text={t('sensitivity.low')} />
        <Key mark="high" text={t('sensitivity.high')} />
        {tornado && <Key mark="middle" text={t('sensitivity.central', { value: value(tornado.central) })} />}
        {beside && (
          <Key
            mark="beside"
            tone={beside.tone}
            text={t('sensitivity.besideCentral', {
              name: beside.name,
              value: value(beside.tornado.central),
            })}
          />
        )}
      </div>
      <Sentence
        text={t('sensitivity.beside')}
        blanks={{
          other: {
            said: others.find(({ id }) => id === chosen)?.subject.name ?? t('sensitivity.noOther'),
            control: (
              <Choice
                label={t('analyse.other')}
                options={[
                  { id: none, label: t('sensitivity.noOther') },
                  ...others.map(({ id, subject: { name } }) => ({ id, label: name })),
                ]}
                value={chosen ?? none}
                onChange={(id) => onChoose(id === none ? undefined : id)}
              />
            ),
          },
        }}
      />
    </div>
  )
  return (
    <Panel
      title={t('sensitivity.oneTitle')}
      unit={[label, axisUnit].filter(Boolean).join(', ')}
      tableUnit={[label, unit].filter(Boolean).join(', ')}
      note={paragraph(
        [
          t('sensitivity.oneNote'),
          ...(hasShocks(asked.model.spec) ? [t('sensitivity.chanceApart')] : []),
          ...(fixed > 0 ? [t('sensitivity.fixed', { count: fixed })] : []),
          ...(changed > 0 ? [t('sensitivity.changed', { count: changed })] : []),
        ],
        language,
      )}
      {...(tornado
        ? {
            table: (
              <>
                {head}
                <SwingTable tornado={tornado} beside={beside} asked={asked} />
              </>
            ),
          }
        : {})}
    >
      {head}
      {tornado && <SwingChart tornado={tornado} beside={beside} asked={asked} lit={lit} onLight={onLight} />}
    </Panel>
  )
}
