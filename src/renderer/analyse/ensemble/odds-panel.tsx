/** The odds that the scenario lies above a value or above another scenario, by year. */
import type { Answer, Job } from '../../../analyst/jobs.ts'
import type { ExceedanceQuestion } from '../../../model/analysis/ensemble.ts'
import type { Year } from '../../../model/spec.ts'
import { plainAmountText } from '../../../report/amount.ts'
import type { ChartData, LineTone } from '../../../report/charts/place.ts'
import { type Odds, oddsText, percentText, sameText } from '../../../report/ensemble/answer.ts'
import type { IndicatorDescription } from '../../../report/indicator.ts'
import { type NoValueReason, noValueText } from '../../../report/no-value.ts'
import type { Subject } from '../../../report/provenance.ts'
import { formatNumber } from '../../../report/text/format.ts'
import { toneOf } from '../../charts/chart-data.ts'
import { PlainChart } from '../../charts/plain-chart.tsx'
import { YearTable } from '../../charts/year-table.tsx'
import { type Answering, useAnswer } from '../../context/use-answer.ts'
import { useKept } from '../../context/use-kept.ts'
import { useActions, useWords, useWorkspace } from '../../context/workspace-context.tsx'
import { Choice } from '../../controls/choice.tsx'
import { AmountField } from '../amount-field.tsx'
import { Panel } from '../panel.tsx'
import { Sentence } from '../sentence.tsx'

interface Props {
  readonly odds: AskedOdds
  readonly indicator: IndicatorDescription
  readonly year: Year
  /** What else there is to be above of, by id. */
  readonly others: readonly { readonly id: string; readonly subject: Subject }[]
  /** Id of the chosen one among them; undefined where a value is asked about. */
  readonly over: string | undefined
  readonly onOver: (id: string | undefined) => void
  /** Why there is no value in the year, where there is none. */
  readonly why: NoValueReason | undefined
}

/** Among the ids of scenarios, what stands for a value. */
const aValue = 'value'

export interface AskedOdds extends Answering<Answer<'exceedance'>, Job<'exceedance'>> {
  /** What there is to be above of: another scenario, else a value. */
  readonly other: Subject | undefined
  readonly value: number | undefined
  readonly setValue: (value: number) => void
  /** The answer as it is told, once there is one. */
  readonly told: Odds | undefined
}

/**
 * Asks for the odds, from the draws of the fan.
 * @param suggested a value that makes sense to begin with.
 */
export function useOdds(
  subject: Subject,
  indicator: IndicatorDescription,
  other: Subject | undefined,
  suggested: number | undefined,
): AskedOdds {
  const prices = useWorkspace((state) => state.prices)
  const drawing = useWorkspace((state) => state.drawing)
  // A value that was typed belongs to one indicator.
  const [typed, setTyped] = useKept<Readonly<Record<string, number>>>('odds value', {})
  const key = `${indicator.id} ${prices}`
  const value = typed[key] ?? suggested
  const asked: ExceedanceQuestion['over'] | undefined = other
    ? { kind: 'scenario', scenario: other.scenario }
    : value === undefined
      ? undefined
      : { kind: 'target', value }
  const answering = useAnswer(
    asked && {
      kind: 'exceedance',
      scenario: subject.scenario,
      asked: { indicator: indicator.id, over: asked },
      options: { ...drawing, prices },
    },
  )
  const over = other?.name ?? value
  return {
    ...answering,
    other,
    value,
    setValue: (next: number) => setTyped({ ...typed, [key]: next }),
    told: answering.answer && over !== undefined ? { ...answering.answer, over } : undefined,
  }
}

export function OddsPanel({ odds, indicator, year, others, over, onOver, why }: Props) {
  const words = useWords()
  const { t, language } = words
  const actions = useActions()
  const tone = useWorkspace((state) => toneOf(state, state.active))
  const { answer, isCurrent, failure, other, value, setValue, told } = odds
  const at = answer?.years.indexOf(year) ?? -1
  const probability = answer?.probability[at] ?? undefined
  const error = answer?.standardError?.[at] ?? undefined
  const same = told && sameText(told, year, words)
  const target =
    value === undefined ? null : (
      <AmountField
        label={t('ensemble.value')}
        className="sentence-number"
        value={value}
        unit={indicator.unitKey}
        onChange={setValue}
      />
    )
  return (
    <Panel
      title={t('ensemble.oddsTitle')}
      {...(answer && isCurrent
        ? {
            table: (
              <YearTable
                label={t('ensemble.oddsTitle')}
                years={answer.years}
                columns={[{ id: 'odds', label: '%', values: percentages(answer.probability) }]}
                write={(percent) => formatNumber(percent, 1, language)}
              />
            ),
          }
        : {})}
    >
      <div className="odds">
        <Sentence
          text={other ? t('ensemble.oddsOfScenario') : t('ensemble.oddsOfValue')}
          blanks={{
            over: {
              said: other?.name ?? t('ensemble.aValue'),
              control: (
                <Choice
                  label={t('ensemble.over')}
                  options={[
                    { id: aValue, label: t('ensemble.aValue') },
                    ...others.map(({ id, subject: { name } }) => ({ id, label: name })),
                  ]}
                  value={over ?? aValue}
                  onChange={(id) => onOver(id === aValue ? undefined : id)}
                />
              ),
            },
            value: {
              said: value === undefined ? '' : plainAmountText(value, indicator.unitKey, words),
              control: target,
            },
          }}
        />
        <p className={isCurrent ? 'odds-answer' : 'odds-answer stale'} aria-live="polite">
          {failure !== undefined && t(`analyse.failed.${failure}`)}
          {same}
          {probability !== undefined && same === undefined && (
            <>
              <strong className="odds-number">{percentText(probability, language)}</strong>{' '}
              {t('ensemble.oddsIn', { odds: oddsText(probability, words), year })}
              {error !== undefined && (
                <span className="hint">
                  {' '}
                  {t('ensemble.oddsError', { error: formatNumber(100 * error, 1, language) })}
                </span>
              )}
            </>
          )}
          {answer &&
            isCurrent &&
            probability === undefined &&
            noValueText(indicator.label, year, why, 'noOdds', words)}
        </p>
      </div>
      {answer && (
        <PlainChart
          small
          className="odds-chart"
          data={oddsChart(answer.years, answer.probability, tone)}
          domain={[0, 100]}
          label={t('ensemble.oddsChart')}
          formatTick={(tick) => t('key.percent', { percent: tick })}
          year={year}
          onChoose={actions.setKeyYear}
        />
      )}
    </Panel>
  )
}

const percentages = (probability: readonly (number | null)[]): readonly number[] =>
  probability.map((share) => (share === null ? Number.NaN : 100 * share))

function oddsChart(
  years: readonly Year[],
  probability: readonly (number | null)[],
  tone: LineTone,
): ChartData {
  const [first = 0] = years
  return {
    axisFrom: first,
    firstYear: first,
    lastYear: years.at(-1) ?? first,
    lines: [{ id: 'odds', tone, isActive: true, label: '', values: percentages(probability) }],
    dots: [],
    fans: [],
  }
}
