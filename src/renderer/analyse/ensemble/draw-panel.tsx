/** How draws are made: how many, by which method, from which seed and from which ranges. */
import { useState } from 'react'
import { Button, ToggleButton } from 'react-aria-components'
import { type DrawMethod, drawMethods } from '../../../model/analysis/draws.ts'
import type { Scenario } from '../../../model/spec.ts'
import { formatNumber } from '../../../report/text/format.ts'
import { useActions, useWords, useWorkspace } from '../../context/workspace-context.tsx'
import { Choice } from '../../controls/choice.tsx'
import { Panel } from '../panel.tsx'
import { SeedField } from '../seed-field.tsx'
import { Sentence } from '../sentence.tsx'
import { RangeList } from './range-list.tsx'

const counts = [1000, 10_000, 100_000, 1_000_000] as const

export function DrawPanel({ scenario }: { readonly scenario: Scenario }) {
  const { t, language } = useWords()
  const actions = useActions()
  const { draws, method, seed, ranges } = useWorkspace((state) => state.drawing)
  const [changedOnly, setChangedOnly] = useState(false)
  const changed = Object.keys(ranges).length
  const options = [...new Set([...counts, draws])].sort((a, b) => a - b)
  const written = (count: number): string => formatNumber(count, 0, language)
  return (
    <Panel title={t('ensemble.drawTitle')}>
      <div className="draw-tools">
        <Sentence
          text={t('ensemble.draws')}
          blanks={{
            draws: {
              said: written(draws),
              control: (
                <Choice
                  label={t('ensemble.drawCount')}
                  options={options.map((count) => ({ id: String(count), label: written(count) }))}
                  value={String(draws)}
                  onChange={(count) => actions.draw({ draws: Number(count) })}
                />
              ),
            },
            method: {
              said: t(`ensemble.method.${method}`),
              control: (
                <Choice<DrawMethod>
                  label={t('ensemble.drawMethod')}
                  options={drawMethods.map((id) => ({
                    id,
                    label: t(`ensemble.method.${id}`),
                    note: t(`ensemble.methodNote.${id}`),
                  }))}
                  value={method}
                  onChange={(next) => actions.draw({ method: next })}
                />
              ),
            },
            seed: {
              said: String(seed),
              control: <SeedField />,
            },
          }}
        />
        <div className="range-tools">
          <ToggleButton
            className="toggle"
            isSelected={changedOnly && changed > 0}
            isDisabled={changed === 0}
            onChange={setChangedOnly}
          >
            {t('ensemble.changed', { count: changed })}
          </ToggleButton>
          {changed > 0 && (
            <Button className="link" onPress={() => actions.draw({ ranges: {} })}>
              {t('ensemble.resetAll')}
            </Button>
          )}
        </div>
      </div>
      <RangeList scenario={scenario} changedOnly={changedOnly && changed > 0} />
    </Panel>
  )
}
