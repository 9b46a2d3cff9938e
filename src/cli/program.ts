/** The command line: reads arguments, runs one command, writes what it answers. */
import { join } from 'node:path'
import { type Command, CommanderError, type HelpConfiguration } from 'commander'
import { onOneLine } from '../files/characters.ts'
import type { FileFault } from '../files/file-fault.ts'
import { chooseDataDir, machineWith } from '../main/data-dir.ts'
import { chooseLibraryFolder, readLibraryFrom } from '../main/data-folder.ts'
import { writeFileSafely } from '../main/plain-file.ts'
import { readRelease } from '../main/program.ts'
import type { Prices } from '../model/projection.ts'
import type { Language } from '../model/spec.ts'
import type { FaultSpeech } from '../report/faults/fault-speech.ts'
import { faultLines } from '../report/faults/fault-text.ts'
import { storeNoticeText } from '../report/faults/host-error.ts'
import { systemReason } from '../report/faults/system-reason.ts'
import { usageFaultText } from '../report/faults/usage-text.ts'
import { chooseLanguage, localeOf } from '../report/text/language.ts'
import type { Translate } from '../report/text/translate.ts'
import { createWords, type Speech, speechOf } from '../report/text/words.ts'
import type { UsageFault } from '../report/usage-fault.ts'
import { usageFault } from '../report/usage-fault.ts'
import { CodedCommand } from './coded-command.ts'
import { type Context, type FileToWrite, type Outcome, wrongUsage } from './command.ts'
import { type AttributeOptions, addAttributeOptions, attribute } from './commands/attribute.ts'
import { addBacktestOptions, type BacktestCommandOptions, backtest } from './commands/backtest.ts'
import { check } from './commands/check.ts'
import { type CompareOptions, compare } from './commands/compare.ts'
import { type DataOptions, data } from './commands/data.ts'
import { type DoctorOptions, doctor } from './commands/doctor.ts'
import { addEnsembleOptions, type EnsembleCommandOptions, ensemble } from './commands/ensemble.ts'
import { type EquationsOptions, equations } from './commands/equations.ts'
import { type MigrateOptions, migrate } from './commands/migrate.ts'
import { packs } from './commands/packs.ts'
import { type ProjectOptions, project } from './commands/project.ts'
import { addSeekOptions, type SeekCommandOptions, seekTarget } from './commands/seek.ts'
import { addSensitivityOptions, type SensitivityOptions, sensitivity } from './commands/sensitivity.ts'
import { verify } from './commands/verify.ts'
import { findProductFolder } from './data-folder.ts'
import { chooseGround } from './ground.ts'
import { type CommandName, type ExampleNames, helpText, namesIn } from './help.ts'
import {
  askedLanguage,
  chooseFormat,
  type OutputOptions,
  parseYear,
  repeatable,
  withGroundOptions,
  withOutputOptions,
  withPricesOption,
  withReadingOptions,
  withScenarioOptions,
} from './options.ts'
import type { GroundOptions } from './scenarios.ts'
import type { Terminal } from './terminal.ts'
import { WrongUsage } from './wrong-usage.ts'

export const exitCodes = { done: 0, wrongInput: 1, wrongUsage: 2, unreached: 3 } as const
type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** A command's work, once the data files are read. */
type Work = (context: Context, dataFolder: string) => Outcome

/** Runs the command line; the exit code is the answer. */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const language = chooseLanguage(askedLanguage(args), [localeOf(terminal.environment)])
  const speech = speechOf(language)
  const { t } = speech
  const folder = findProductFolder()
  if (folder === undefined) {
    terminal.writeError(`${t('faults.noProduct')}\n`)
    return exitCodes.wrongInput
  }
  let exitCode: ExitCode = exitCodes.done
  const dataFolder = chooseLibraryFolder(folder, terminal.environment)
  const dataDir = chooseDataDir(undefined, machineWith(terminal.environment))
  const folders: Folders = { dataFolder, dataDir, root: folder }
  const help: HelpOf = (name) => helpText(name, exampleNames(folders, language), t)
  const program = createProgram(
    { version: readRelease(folder).version, t, help },
    terminal,
    (options, files, work) => {
      exitCode = perform(options, files, work, { ...folders, language, terminal })
    },
  )
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof WrongUsage) return reportUsage(error.fault, terminal, speech)
    // Help and version end so too.
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage
    }
    if (!isSystemError(error)) throw error
    const reason = systemReason(error.code ?? '', speech)
    terminal.writeError(`${onOneLine(error.path ?? '')}: ${reason}\n`)
    return exitCodes.wrongInput
  }
}

/** Options can be read about where the data files have faults too; a command tells those. */
function exampleNames({ dataFolder, dataDir, root }: Folders, language: Language): ExampleNames | undefined {
  const library = readLibraryFrom(dataFolder, { root, dataDir })
  return library.ok ? namesIn(library.value.grounds.first, language) : undefined
}

type Perform = (options: GroundOptions & OutputOptions, files: readonly string[], work: Work) => void
type HelpOf = (name: CommandName | 'program') => string

/** What the program says of itself, in the reader's language. */
interface About {
  readonly version: string
  readonly t: Translate
  /** What stands below the options; made when it is asked for, since it reads the data files. */
  readonly help: HelpOf
}

function createProgram({ version, t, help }: About, terminal: Terminal, perform: Perform): Command {
  const program = new CodedCommand('qiantang')
    .description(t('usage.description'))
    .version(version, '-V, --version', t('usage.option.version'))
    .helpOption('-h, --help', t('usage.option.help'))
    .helpCommand('help [command]', t('usage.command.help'))
    .exitOverride()
    .configureHelp(helpIn(t))
    .configureOutput({
      writeOut: (text) => terminal.writeOut(text),
      writeErr: (text) => terminal.writeError(text),
    })
    .addHelpText('after', () => help('program'))
  const command = (name: CommandName): Command =>
    withOutputOptions(
      program
        .command(name)
        .description(t(`usage.command.${name}`))
        .addHelpText('after', () => help(name)),
      t,
    )
  addTrajectories(command, t, perform)
  addAnalyses(command, t, perform)
  addLookUps(command, t, perform, terminal)
  return program
}

/** The help's own words, and what it says of an option, in the reader's language. */
function helpIn(t: Translate): HelpConfiguration {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': t('usage.title.usage'),
    'Arguments:': t('usage.title.arguments'),
    'Options:': t('usage.title.options'),
    'Commands:': t('usage.title.commands'),
  }
  return {
    styleTitle: (title) => titles[title] ?? title,
    optionDescription: ({ description, defaultValue, defaultValueDescription, argChoices }) => {
      const about = argChoices
        ? t('usage.choices', { about: description, choices: argChoices.join(', ') })
        : description
      const value = defaultValueDescription ?? (defaultValue === undefined ? '' : String(defaultValue))
      return value === '' || value === 'false' ? about : t('usage.default', { about, value })
    },
  }
}

type Create = (name: CommandName) => Command

/** Commands that project scenarios and set them side by side. */
function addTrajectories(command: Create, t: Translate, perform: Perform): void {
  withScenarioOptions(command('project'), t)
    .argument('[FILE...]', scenariosOrNone(t))
    .action((files: string[], options: ProjectOptions & OutputOptions) =>
      perform(options, files, (context) => project(files, options, context)),
    )
  withScenarioOptions(command('compare'), t)
    .argument('<FILE>', t('usage.argument.first'))
    .argument('<FILE...>', t('usage.argument.others'))
    .option('--year <year>', t('usage.option.yearCompared'), parseYear)
    .action((first: string, others: string[], options: CompareOptions & OutputOptions) =>
      perform(options, [first, ...others], (context) => compare([first, ...others], options, context)),
    )
}

/** Commands that answer a question about a scenario. */
function addAnalyses(command: Create, t: Translate, perform: Perform): void {
  addEnsembleOptions(withScenarioOptions(command('ensemble'), t), t)
    .argument('[FILE]', scenarioOrNone(t))
    .action((file: string | undefined, options: EnsembleCommandOptions & OutputOptions) =>
      perform(options, listed(file), (context) => ensemble(file, options, context)),
    )
  const priced = (name: CommandName): Command => withPricesOption(withReadingOptions(command(name), t), t)
  addSensitivityOptions(priced('sensitivity'), t)
    .argument('[FILE]', scenarioOrNone(t))
    .action((file: string | undefined, options: SensitivityOptions & OutputOptions) =>
      perform(options, listed(file), (context) => sensitivity(file, options, context)),
    )
  addSeekOptions(priced('seek'), t)
    .argument('[FILE]', orBaseline(t('usage.argument.start'), t))
    .action((file: string | undefined, options: SeekCommandOptions & OutputOptions) =>
      perform(options, listed(file), (context) => seekTarget(file, options, context)),
    )
  addAttributeOptions(priced('attribute'), t)
    .argument('<FILE>', t('usage.argument.explained'))
    .action((file: string, options: AttributeOptions & OutputOptions) =>
      perform(options, [file], (context) => attribute(file, options, context)),
    )
  addBacktestOptions(withReadingOptions(command('backtest'), t), t)
    .argument('[FILE]', scenarioOrNone(t))
    .action((file: string | undefined, options: BacktestCommandOptions & OutputOptions) =>
      perform(options, listed(file), (context) => backtest(file, options, context)),
    )
}

/** Commands that check files, and show what the data files hold. */
function addLookUps(command: Create, t: Translate, perform: Perform, terminal: Terminal): void {
  const all = t('usage.whenNone.all')
  command('check')
    .argument('<FILE...>', t('usage.argument.files'))
    .action((files: string[], options: OutputOptions) =>
      perform(options, [], (context, dataFolder) => check(files, dataFolder, context)),
    )
  command('migrate')
    .argument('<FILE...>', t('usage.argument.migrated'))
    .option('--to <id@version>', t('usage.option.to'))
    .option('--write', t('usage.option.write'), false)
    .action((files: string[], options: MigrateOptions & OutputOptions) =>
      perform(options, files, (context) => migrate(files, options, context)),
    )
  command('verify')
    .argument('<FILE...>', t('usage.argument.results'))
    .action((files: string[], options: OutputOptions) =>
      perform(options, [], (context) => verify(files, context)),
    )
  command('doctor')
    .option('--data-dir <dir>', t('usage.option.dataDir'))
    .option('--repair', t('usage.option.repair'), false)
    .action((options: DoctorOptions & { readonly dataDir?: string } & OutputOptions) =>
      perform(options, [], (context) =>
        doctor(options, chooseDataDir(options.dataDir, machineWith(terminal.environment)), context),
      ),
    )
  command('packs').action((options: OutputOptions) => perform(options, [], packs))
  withGroundOptions(command('equations'), t)
    .option('--reading <reading>', t('usage.option.readingOnly'))
    .action((options: EquationsOptions & OutputOptions) =>
      perform(options, [], (context) => equations(options, context)),
    )
  withGroundOptions(command('data'), t)
    .addOption(repeatable('--region <region>', t('usage.option.region'), all, t))
    .addOption(repeatable('--topic <topic>', t('usage.option.topic'), all, t))
    .option('--search <text>', t('usage.option.search'))
    .option('--quotes', t('usage.option.quotes'), false)
    .action((options: DataOptions & OutputOptions) =>
      perform(options, [], (context) => data(options, context)),
    )
}

const listed = (file: string | undefined): readonly string[] => (file === undefined ? [] : [file])
const orBaseline = (about: string, t: Translate): string =>
  t('usage.default', { about, value: t('usage.whenNone.baseline') })
const scenarioOrNone = (t: Translate): string => orBaseline(t('usage.argument.scenario'), t)
const scenariosOrNone = (t: Translate): string => orBaseline(t('usage.argument.scenarios'), t)

interface Folders {
  readonly dataFolder: string
  /** Where packs of the user's own may be. */
  readonly dataDir: string
  /** The product's own. */
  readonly root: string
}

interface Surroundings extends Folders {
  readonly language: Language
  readonly terminal: Terminal
}

function perform(
  options: GroundOptions & OutputOptions & { readonly prices?: Prices },
  files: readonly string[],
  work: Work,
  { dataFolder, dataDir, root, language, terminal }: Surroundings,
): ExitCode {
  const read = readLibraryFrom(dataFolder, { root, dataDir })
  if (!read.ok) {
    const faults = read.error.map((fault) => ({ ...fault, file: join(dataFolder, fault.file) }))
    return reportFaults(faults, terminal, speechOf(language))
  }
  const library = read.value
  const chosen = chooseGround(files, options, library)
  if (!chosen.ok) return reportUsage(chosen.error, terminal, speechOf(language))
  const ground = chosen.value
  const format = chooseFormat(options)
  const showProgress = (text: string): void => terminal.showProgress?.(text)
  const words = createWords({ language, ground })
  const asksPrices = options.prices === 'constant' && ground.model.deflator === undefined
  const outcome = asksPrices
    ? wrongUsage(usageFault('--prices', 'no-prices', {}))
    : work({ library, ground, words, format, showProgress }, dataFolder)
  showProgress('')
  if (!outcome.ok) {
    if (outcome.error.kind === 'input') return reportFaults(outcome.error.faults, terminal, words)
    return reportUsage(outcome.error.fault, terminal, words)
  }
  const { text, warnings, faults, isUnreached, isUnsound, files: besides = [] } = outcome.value
  for (const leftOut of library.leftOut) {
    const notice = { code: 'pack-left-out', details: { pack: leftOut.path, faults: leftOut.faults } } as const
    warn(storeNoticeText(notice, words), terminal, words)
  }
  for (const warning of warnings) warn(warning, terminal, words)
  const written = write(text, options.out, terminal, words)
  const wroteFiles = writeAll(besides, terminal, words)
  if (faults.length > 0) return reportFaults(faults, terminal, words)
  if (isUnsound) return exitCodes.wrongInput
  return written || wroteFiles || (isUnreached ? exitCodes.unreached : exitCodes.done)
}

/** A disk that fails or forbids, as against a bug. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error

function warn(text: string, terminal: Terminal, { t }: Pick<Speech, 't'>): void {
  terminal.writeError(`${t('faults.place', { place: t('cli.warning'), text: onOneLine(text) })}\n`)
}

function reportFaults(faults: readonly FileFault[], terminal: Terminal, speech: FaultSpeech): ExitCode {
  for (const line of faultLines(faults, speech)) terminal.writeError(`${onOneLine(line)}\n`)
  return exitCodes.wrongInput
}

function reportUsage(fault: UsageFault, terminal: Terminal, speech: FaultSpeech): ExitCode {
  const { t } = speech
  const line = t('faults.place', { place: t('cli.error'), text: usageFaultText(fault, speech) })
  terminal.writeError(`${line}\n`)
  return exitCodes.wrongUsage
}

/** Writes files in turn, up to the first that cannot be written. */
function writeAll(files: readonly FileToWrite[], terminal: Terminal, speech: Speech): ExitCode {
  for (const { path, content, told } of files) {
    const code = write(content, path, terminal, speech)
    if (code !== exitCodes.done) return code
    if (told !== undefined) terminal.writeError(`${onOneLine(told)}\n`)
  }
  return exitCodes.done
}

function write(
  content: string | Uint8Array,
  out: string | undefined,
  terminal: Terminal,
  speech: Speech,
): ExitCode {
  if (out === undefined) {
    terminal.writeOut(String(content))
    return exitCodes.done
  }
  try {
    writeFileSafely(out, content)
    return exitCodes.done
  } catch (error) {
    const reason = systemReason((error as NodeJS.ErrnoException).code ?? '', speech)
    terminal.writeError(`${onOneLine(out)}: ${speech.t('faults.unwritable', { reason })}\n`)
    return exitCodes.wrongInput
  }
}
