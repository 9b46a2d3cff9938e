/** The scenarios that a command line names: files, scenarios that ship, the baseline. */
import { fileFault, inFile } from '../files/file-fault.ts'
import type { Library } from '../files/library.ts'
import { maxScenarioBytes, readScenarioFile } from '../files/scenario-file.ts'
import { scenarioFileEnding } from '../files/scenario-text.ts'
import { type Fault, fault } from '../model/fault.ts'
import type { Ground, GroundNames, ShippedScenario } from '../model/ground.ts'
import { modelKey } from '../model/model.ts'
import { ok, type Result } from '../model/result.ts'
import { baselineScenario, checkScenario } from '../model/scenario.ts'
import { languages, type ReadingId, type Scenario, type Year } from '../model/spec.ts'
import { sharedHorizon } from '../model/years.ts'
import type { Subject } from '../report/provenance.ts'
import { translator } from '../report/text/translate.ts'
import { type UsageFault, usageFault } from '../report/usage-fault.ts'
import { type Context, type Failure, wrongInput, wrongUsage } from './command.ts'
import { isFile, readInput } from './input-file.ts'

export interface ScenarioOptions {
  readonly reading?: ReadingId
  readonly horizon?: Year
}

/** A scenario under names that tell it from the others of the same command. */
export interface NamedScenario {
  /** As its file names it, whatever the reader's language. */
  readonly name: string
  /** For tables and warnings: in the reader's language where the scenario ships in all of them. */
  readonly title: string
  readonly scenario: Scenario
  /** The same without what other scenarios lend it: what its fingerprint is of. */
  readonly own: Scenario
}

/**
 * Reads the scenarios of a command line.
 * @param files file paths or names; none stands for the baseline.
 */
export function readScenarios(
  files: readonly string[],
  options: ScenarioOptions,
  context: Context,
): Result<readonly NamedScenario[], Failure> {
  const wrong = checkOptions(options, context)
  if (wrong) return wrongUsage(wrong)
  const results = (files.length > 0 ? files : ['baseline']).map((file) => readNamed(file, options, context))
  const faults = results.flatMap((result) =>
    result.ok || result.error.kind === 'usage' ? [] : result.error.faults,
  )
  if (faults.length > 0) {
    // A file that is named twice has its faults told once.
    return wrongInput([...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()])
  }
  return ok(withDistinctNames(results.flatMap((result) => (result.ok ? [result.value] : []))))
}

/**
 * Reads the one scenario that a command asks about.
 * @param file a file path or a name; none stands for the baseline.
 */
export function readScenario(
  file: string | undefined,
  options: ScenarioOptions,
  context: Context,
): Result<NamedScenario, Failure> {
  const read = readScenarios(file === undefined ? [] : [file], options, context)
  if (!read.ok) return read
  const [named] = read.value
  if (!named) throw new Error('no scenario was read')
  return ok(named)
}

function checkOptions({ reading, horizon }: ScenarioOptions, { ground }: Context): UsageFault | undefined {
  const readings = ground.baseline.readings.map(({ id }) => id)
  if (reading !== undefined && !readings.includes(reading)) {
    return usageFault('--reading', 'not-one-of', { read: reading, known: readings })
  }
  const { launchYear, horizon: known } = ground.model
  if (horizon !== undefined && (horizon <= launchYear || horizon > known.max)) {
    const [first, last] = [launchYear + 1, known.max]
    return usageFault('--horizon', 'year-outside', { year: horizon, first, last })
  }
  return undefined
}

function readNamed(
  file: string,
  { reading, horizon }: ScenarioOptions,
  context: Context,
): Result<NamedScenario, Failure> {
  const { ground } = context
  const found = findScenario(file, context)
  if (!found.ok) return found
  const elsewhere = standsElsewhere(found.value, ground)
  if (elsewhere) return wrongInput([inFile(file, elsewhere)])
  const scenario = {
    ...found.value,
    ...(reading === undefined ? {} : { reading }),
    ...(horizon === undefined ? {} : { horizon }),
  }
  // The scenario itself was checked; what is found now comes from the horizon of the command line.
  const faults = checkScenario(scenario, ground.built)
  if (faults.length > 0) {
    return wrongInput(faults.map((fault) => inFile(`${file} (--horizon ${horizon})`, fault)))
  }
  return ok({ name: scenario.name, title: titleOf(scenario, context), scenario, own: scenario })
}

/** Scenarios of one command stand on one ground, so that their numbers can be set against each other. */
function standsElsewhere({ model, baseline }: Scenario, ground: Ground): Fault | undefined {
  const key = modelKey(ground.model)
  if (model !== key) return fault('unknown-model', ['model'], { model, known: [key] })
  const { id } = ground.baseline
  return baseline === id ? undefined : fault('unknown-baseline', ['baseline'], { baseline, known: [id] })
}

/** Finds a scenario by its file, or, where it ships, by its name. */
export function findScenario(
  file: string,
  { library, ground }: Pick<Context, 'library' | 'ground'>,
): Result<Scenario, Failure> {
  if (isBaselineName(file)) return ok(baselineScenario(ground.model, ground.baseline))
  const shipped = findShipped(file, ground)
  if (shipped && !isFile(file)) return ok(shipped.scenario)
  const bytes = readInput(file, maxScenarioBytes)
  if (!bytes.ok) {
    const known = ['baseline', ...ground.shipped.map(({ texts }) => texts.file)]
    return wrongInput(
      bytes.error.map((fault) =>
        fault.code === 'file-missing' ? fileFault(file, 'no-such-scenario', { known }) : fault,
      ),
    )
  }
  const scenario = readScenarioFile(file, bytes.value, library.grounds)
  return scenario.ok ? scenario : wrongInput(scenario.error)
}

/** The names of what the first of some files stands on, where one of them says so; faults are told when it is read. */
export function groundNamed(files: readonly string[], library: Library): GroundNames | undefined {
  const { first } = library.grounds
  for (const file of files.filter((name) => !isBaselineName(name))) {
    const found = findScenario(file, { library, ground: first })
    if (found.ok) return found.value
  }
  return undefined
}

const isBaselineName = (name: string): boolean =>
  name === 'baseline' ||
  languages.some((language) => sameName(translator(language)('scenarios.baseline'), name))

/** The scenario that ships under a file name or under its name in any language. */
export function findShipped(name: string, ground: Ground): ShippedScenario | undefined {
  return ground.shipped.find(
    ({ texts }) =>
      [texts.file, `${texts.file}${scenarioFileEnding}`].includes(name) ||
      Object.values(texts.name).some((own) => sameName(own, name)),
  )
}

const sameName = (a: string, b: string): boolean => fold(a) === fold(b)
const fold = (text: string): string => text.normalize('NFC').trim().toLowerCase()

function titleOf(scenario: Scenario, { ground, words }: Context): string {
  if (scenario.id === 'baseline') return words.nameOf({ kind: 'baseline', scenario })
  const ships = ground.shipped.some(
    ({ texts }) => texts.id === scenario.id && texts.name.en === scenario.name,
  )
  return words.nameOf({ kind: ships ? 'shipped' : 'own', scenario })
}

/** What is wrong with the year that --year gives, if anything is: it is one of all scenarios. */
export function wrongYear(
  year: Year,
  scenarios: readonly NamedScenario[],
  { ground }: Context,
): UsageFault | undefined {
  const { launchYear } = ground.model
  const horizon = sharedHorizon(scenarios.map(({ scenario }) => scenario))
  if (year >= launchYear && year <= horizon) return undefined
  const code = scenarios.length > 1 ? 'shared-year-outside' : 'year-outside'
  return usageFault('--year', code, { year, first: launchYear, last: horizon })
}

/** A scenario as an answer speaks of it; to a program by the name that its file has. */
export function subjectOf({ own, scenario, name, title }: NamedScenario, { format }: Context): Subject {
  const said = format === 'json' ? name : title
  return { scenario: own, name: said, short: said, lent: scenario.indicators }
}

function withDistinctNames(named: readonly NamedScenario[]): readonly NamedScenario[] {
  const names = distinct(named.map(({ name }) => name))
  const titles = distinct(named.map(({ title }) => title))
  return named.map((old, index) => ({
    ...old,
    name: names[index] ?? old.name,
    title: titles[index] ?? old.title,
  }))
}

/** Numbers the texts that stand more than once. */
function distinct(texts: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return texts.map((text) => {
    const count = (seen.get(text) ?? 0) + 1
    seen.set(text, count)
    return count === 1 ? text : `${text} (${count})`
  })
}
