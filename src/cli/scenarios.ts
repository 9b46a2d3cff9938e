/** The scenarios that a command line names: files, scenarios that ship, the baseline. */
import { type FileFault, fileFault, inFile } from '../files/file-fault.ts'
import type { Library } from '../files/library.ts'
import { maxScenarioBytes, readScenarioFile } from '../files/scenario-file.ts'
import { scenarioFileEnding } from '../files/scenario-text.ts'
import type { Ground, GroundNames, ShippedScenario } from '../model/ground.ts'
import { ok, type Result } from '../model/result.ts'
import { baselineScenario, settingOf } from '../model/scenario.ts'
import { languages, type ReadingId, type Scenario, type Year } from '../model/spec.ts'
import { lastLaunch, sharedHorizon } from '../model/years.ts'
import { nameOn, standingDetails } from '../report/ground.ts'
import type { Subject } from '../report/provenance.ts'
import { translator } from '../report/text/translate.ts'
import { type UsageFault, usageFault } from '../report/usage-fault.ts'
import { type Context, type Failure, wrongInput, wrongUsage } from './command.ts'
import { isFile, readInput } from './input-file.ts'

export interface GroundOptions {
  /** The id of a baseline. */
  readonly baseline?: string
  /** `id@version` of a model. */
  readonly model?: string
}

export interface ScenarioOptions extends GroundOptions {
  readonly reading?: ReadingId
  readonly horizon?: Year
}

/** A scenario under names that tell it from the others of the same command. */
export interface NamedScenario {
  /** As its file names it, whatever the reader's language. */
  readonly name: string
  /**
   * For tables and warnings: in the reader's language where the scenario ships in all of them, and with its ground
   * where that is not the command's.
   */
  readonly title: string
  readonly scenario: Scenario
  readonly ground: Ground
  /** The same without what other scenarios lend it: what its fingerprint is of. */
  readonly own: Scenario
}

/**
 * Reads the scenarios of a command line. They may stand on several grounds, unless an option says which.
 * @param files file paths or names; none stands for the baseline.
 */
export function readScenarios(
  files: readonly string[],
  options: ScenarioOptions,
  context: Context,
): Result<readonly NamedScenario[], Failure> {
  const isGroundGiven = options.baseline !== undefined || options.model !== undefined
  return isGroundGiven ? readAlike(files, options, context) : readAnywhere(files, options, context)
}

/** Reads scenarios that all have to stand on the command's ground, so that their numbers can be taken together. */
export function readAlike(
  files: readonly string[],
  options: ScenarioOptions,
  context: Context,
): Result<readonly NamedScenario[], Failure> {
  const read = readAnywhere(files, options, context)
  if (!read.ok) return read
  const { ground } = context
  const elsewhere = read.value.flatMap((named, index) =>
    named.ground === ground ? [] : [standsElsewhere(files[index] ?? named.name, named, ground)],
  )
  return elsewhere.length > 0 ? wrongInput(onceEach(elsewhere)) : read
}

function readAnywhere(
  files: readonly string[],
  options: ScenarioOptions,
  context: Context,
): Result<readonly NamedScenario[], Failure> {
  const wrong = checkOptions(options, context.ground)
  if (wrong) return wrongUsage(wrong)
  const results = (files.length > 0 ? files : ['baseline']).map((file) => readNamed(file, options, context))
  const faults = results.flatMap((result) =>
    result.ok || result.error.kind === 'usage' ? [] : result.error.faults,
  )
  if (faults.length > 0) return wrongInput(onceEach(faults))
  const [unusable] = results.flatMap((result) => (result.ok || result.error.kind === 'input' ? [] : [result]))
  if (unusable) return unusable
  return ok(withDistinctNames(results.flatMap((result) => (result.ok ? [result.value] : []))))
}

/** A file that is named twice has its faults told once. */
const onceEach = (faults: readonly FileFault[]): readonly FileFault[] => [
  ...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values(),
]

function standsElsewhere(file: string, { ground }: NamedScenario, others: Ground): FileFault {
  const path = ground.baseline === others.baseline ? 'model' : 'baseline'
  return { ...fileFault(file, 'stands-elsewhere', standingDetails(ground, others)), path }
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
  const read = readAlike(file === undefined ? [] : [file], options, context)
  if (!read.ok) return read
  const [named] = read.value
  if (!named) throw new Error('no scenario was read')
  return ok(named)
}

function checkOptions({ reading, horizon }: ScenarioOptions, ground: Ground): UsageFault | undefined {
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

function readNamed(file: string, options: ScenarioOptions, context: Context): Result<NamedScenario, Failure> {
  const { reading, horizon } = options
  const found = findScenario(file, context)
  if (!found.ok) return found
  const stands = context.library.grounds.of(found.value)
  if (!stands.ok) return wrongInput([inFile(file, stands.error)])
  const ground = stands.value
  const wrong = checkOptions(options, ground)
  if (wrong) return wrongUsage(wrong)
  const scenario = {
    ...found.value,
    ...(reading === undefined ? {} : { reading }),
    ...(horizon === undefined ? {} : { horizon }),
  }
  const early = startsAfter(file, scenario, ground)
  if (early) return wrongUsage(early)
  const title = nameOn(titleOf(scenario, context), ground, context.ground, context.words)
  return ok({ name: scenario.name, title, scenario, own: scenario, ground })
}

/** That a lever starts after the horizon, which then is the command line's: the file itself was checked. */
function startsAfter(name: string, { levers, horizon }: Scenario, { model }: Ground): UsageFault | undefined {
  const starts = Object.values(levers).map((departure) => settingOf(departure, model.schedule).start)
  const first = Math.max(...starts)
  if (first <= horizon) return undefined
  return usageFault('--horizon', 'horizon-before-start', {
    year: horizon,
    name,
    first,
    last: model.horizon.max,
  })
}

/** Finds a scenario by its file, or, where it ships, by its name. */
export function findScenario(
  file: string,
  { library, ground }: Pick<Context, 'library' | 'ground'>,
): Result<Scenario, Failure> {
  if (isBaselineName(file)) return ok(baselineScenario(ground.model, ground.baseline))
  const shipped = findShipped(file, ground)
  if (shipped && !isFile(file)) return ok(shipped.scenario)
  const other = library.grounds.all.find((each) => isBaselineOf(file, each))
  if (other && !isFile(file)) {
    const { model, baseline } = isBaselineOf(file, ground) ? ground : other
    return ok(baselineScenario(model, baseline))
  }
  const bytes = readInput(file, maxScenarioBytes)
  if (!bytes.ok) {
    const ids = library.grounds.all.map(({ baseline }) => baseline.id)
    const known = ['baseline', ...ground.shipped.map(({ texts }) => texts.file), ...ids]
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

/** Whether an id is that of a ground's baseline, alone or after its pack's. */
export const isBaselineOf = (id: string, { baseline, pack }: Ground): boolean =>
  id === baseline.id || id === `${pack.id}/${baseline.id}`

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
export function wrongYear(year: Year, scenarios: readonly NamedScenario[]): UsageFault | undefined {
  const launchYear = lastLaunch(scenarios.map(({ ground }) => ground.model))
  const horizon = sharedHorizon(scenarios.map(({ scenario }) => scenario))
  if (year >= launchYear && year <= horizon) return undefined
  const code = scenarios.length > 1 ? 'shared-year-outside' : 'year-outside'
  return usageFault('--year', code, { year, first: launchYear, last: horizon })
}

/** A scenario as an answer speaks of it; to a program by the name that its file has. */
export function subjectOf(
  { own, scenario, name, title, ground }: NamedScenario,
  { format }: Context,
): Subject {
  const said = format === 'json' ? name : title
  return { scenario: own, name: said, short: said, lent: scenario.indicators, ground }
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
