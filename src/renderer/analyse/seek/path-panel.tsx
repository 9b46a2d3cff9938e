/** The indicator's way as the scenario stands and by the answer, and the target. */
import type { Scenario, Year } from '../../../model/spec.ts'
import { valueInYear, yearsTo } from '../../../model/years.ts'
import { numberText, plainNumberText, tickFormat } from '../../../report/amount.ts'
import { sourceYears } from '../../../report/charts/dots.ts'
import type { ChartData, ChartLine, LineTone } from '../../../report/charts/place.ts'
import { columnOf, type IndicatorDescription } from '../../../report/indicator.ts'
import { PlainChart } from '../../charts/plain-chart.tsx'
import { YearTable } from '../../charts/year-table.tsx'
import { useActions, useWords, useWorkspace, useWorkspaceStore } from '../../context/workspace-context.tsx'
import { projectionOf } from '../../workspace/workspace.ts'
import { Panel } from '../panel.tsx'

interface Props {
  readonly indicator: IndicatorDescription
  readonly year: Year
  readonly target: number | undefined
  readonly present: {
    readonly scenario: Scenario
    readonly name: string
    readonly tone: LineTone
    readonly answerTone: LineTone
  }
  /** The answer's scenario, where it is another one. */
  readonly answer: Scenario | undefined
}

export function PathPanel({ indicator, year, target, present, answer }: Props) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const store = useWorkspaceStore()
  const prices = useWorkspace((state) => state.prices)
  const { launchYear } = useWorkspace((state) => state.ground.model)
  const baseline = useWorkspace((state) => state.ground.baseline)
  const values = (scenario: Scenario) => projectionOf(store, scenario, prices).series.get(indicator.id) ?? []
  const lines: readonly ChartLine[] = [
    {
      id: 'present',
      label: present.name,
      tone: present.tone,
      isActive: true,
      values: values(present.scenario),
    },
    ...(answer
      ? [{ id: 'answer', label: t('seek.answerLine'), tone: present.answerTone, values: values(answer) }]
      : []),
  ]
  const written = target === undefined ? '' : plainNumberText(target, indicator.unitKey, words)
  const data: ChartData = {
    axisFrom: launchYear,
    firstYear: launchYear,
    lastYear: present.scenario.horizon,
    lines,
    dots: [],
    fans: [],
    ...(target === undefined
      ? {}
      : { goal: { year, value: target, label: t('seek.goal', { target: written }) } }),
  }
  const at = (line: ChartLine | undefined): string =>
    numberText(valueInYear(line?.values, year, { launchYear }), indicator.digits, indicator.unitKey, words)
  const [own, found] = lines
  return (
    <Panel
      title={t('seek.path')}
      unit={indicator.axisUnit}
      tableUnit={indicator.unit}
      table={
        <YearTable
          label={t('seek.path')}
          years={yearsTo({ launchYear }, present.scenario.horizon)}
          columns={lines}
          write={columnOf(indicator, words).write}
        />
      }
    >
      <PlainChart
        small={false}
        data={data}
        label={t('seek.pathSaid', {
          indicator: indicator.label,
          year,
          target: written,
          scenario: present.name,
          present: at(own),
          value: at(found ?? own),
        })}
        formatTick={tickFormat(indicator.unitKey, words)}
        shade={{ from: launchYear, to: sourceYears(baseline, launchYear).last, label: '' }}
        year={year}
        onChoose={actions.setKeyYear}
      />
    </Panel>
  )
}
