/** The text of scenario files, for whoever writes them; `scenario-file.ts` reads them. */
import { byName } from '../model/order.ts'
import type { Scenario } from '../model/spec.ts'

export const scenarioFormat = 'qiantang-scenario'
/** The version that is written. Older ones will be migrated when read; newer ones are refused. */
export const scenarioVersion = 1
export const scenarioFileEnding = '.scenario.json'

/** The text of a scenario's file: keys in the order of the format, levers and assumptions by id. */
export function writeScenarioFile(scenario: Scenario): string {
  const sorted = <V>(record: Readonly<Record<string, V>>): Record<string, V> =>
    Object.fromEntries(Object.entries(record).sort(byName))
  const { id, name, notes, model, baseline, reading, horizon, indicators } = scenario
  const levers = Object.fromEntries(
    Object.entries(sorted(scenario.levers)).map(([lever, { target, start, ramp, end }]) => [
      lever,
      { target, start, ramp, end },
    ]),
  )
  const file = {
    ...{ format: scenarioFormat, version: scenarioVersion },
    ...{ id, name, notes, model, baseline, reading, horizon },
    ...{ levers, assumptions: sorted(scenario.assumptions) },
    indicators: indicators.map((own) => ({
      id: own.id,
      label: own.label,
      formula: own.formula,
      unit: own.unit,
    })),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** A file name for a scenario, without what some system forbids in names. */
export function scenarioFileName(name: string): string {
  return `${fileNameOf(name)}${scenarioFileEnding}`
}

const longestName = 80

/** Letters, digits, spaces, dots and hyphens of a text, so that every system takes it as a file's name. */
export function fileNameOf(text: string): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N} .()-]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[ .]+/, '')
    .slice(0, longestName)
    .replace(/[ .]+$/, '')
  // Windows keeps these names for devices, whatever their ending.
  return plain === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(plain) ? `scenario ${plain}`.trim() : plain
}

/** Whether two scenarios would be written alike: id and all. */
export const sameContent = (a: Scenario, b: Scenario): boolean =>
  writeScenarioFile(a) === writeScenarioFile(b)
