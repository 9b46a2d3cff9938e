/** The text of scenario files, for whoever writes them; `scenario-file.ts` reads them. */
import { byName } from '../model/order.ts'
import type { Scenario } from '../model/spec.ts'
import { isDeviceName, shortenedName } from './file-name.ts'
import { shortened } from './scenario-name.ts'

export const scenarioFormat = 'qiantang-scenario'
/** The version that is written. Older ones will be migrated when read; newer ones are refused. */
export const scenarioVersion = 1
export const scenarioFileEnding = '.scenario.json'
/** The same file under an ending that a system gives to this program alone: most look behind the last dot only. */
export const systemFileEnding = '.qiantang'
export const scenarioFileEndings: readonly string[] = [systemFileEnding, scenarioFileEnding]
/** Of such a file; a plain `application/json` would claim every file of that kind. */
export const scenarioMediaType = 'application/vnd.qiantang.scenario+json'

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
    format: scenarioFormat,
    version: scenarioVersion,
    id,
    name,
    notes,
    model,
    baseline,
    reading,
    horizon,
    levers,
    assumptions: sorted(scenario.assumptions),
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

/** Whether a file is named like a scenario's. */
export const isScenarioFile = (name: string): boolean =>
  scenarioFileEndings.some((ending) => name.toLowerCase().endsWith(ending))

/** As long as one still reads it in a list of files. */
const longestFileName = 80

/** Letters, digits, spaces, dots and hyphens of a text, to which an ending may be put: every system takes the name. */
export function fileNameOf(text: string, longest = longestFileName): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N} .()-]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[ .]+/, '')
  const short = shortenedName(shortened(plain, longest))
  return short === '' || isDeviceName(short) ? `Qiantang ${short}`.trim() : short
}

/** Whether two scenarios would be written alike: id and all. */
export const sameContent = (a: Scenario, b: Scenario): boolean =>
  writeScenarioFile(a) === writeScenarioFile(b)
