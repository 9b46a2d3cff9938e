/** Own indicators of several scenarios as they are named beside each other. */
import type { SharedIndicator } from '../model/own-indicators.ts'
import type { Scenario, UserIndicator } from '../model/spec.ts'
import type { Words } from './text/words.ts'

/** The indicators, those of one label but other content with a scenario that they are of. */
export function toldApart(
  shared: readonly SharedIndicator[],
  nameOf: (id: Scenario['id']) => string,
  { t }: Words,
): readonly UserIndicator[] {
  const labels = shared.map(({ indicator }) => indicator.label)
  return shared.map(({ indicator, ids }) => {
    const { label } = indicator
    const [first = ''] = ids.keys()
    const isAlone = labels.indexOf(label) === labels.lastIndexOf(label)
    return isAlone
      ? indicator
      : { ...indicator, label: t('own.ofScenario', { label, scenario: nameOf(first) }) }
  })
}
