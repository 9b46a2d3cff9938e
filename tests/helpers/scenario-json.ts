/** A valid scenario as its file has it, with changes. */
export function scenarioJson(changes: Readonly<Record<string, unknown>> = {}): string {
  const scenario = {
    format: 'qiantang-scenario',
    version: 1,
    id: 'of-a-test',
    name: 'Of a test',
    notes: '',
    model: 'zhejiang-digital-economy@1',
    baseline: 'kiep-17-06',
    reading: 'share',
    horizon: 2035,
    levers: {},
    assumptions: {},
    indicators: [],
    ...changes,
  }
  return `${JSON.stringify(scenario, null, 2)}\n`
}
