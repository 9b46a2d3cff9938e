/** The command line: reads arguments, runs one command, writes what it answers. */
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { onOneLine } from '../files/characters.ts'
import type { FileFault } from '../files/file-fault.ts'
import { chooseLibraryFolder, readLibraryFrom } from '../main/data-folder.ts'
import { writeFileSafely } from '../main/plain-file.ts'
import type { FaultSpeech } from '../report/faults/fault-speech.ts'
import { faultLine } from '../report/faults/fault-text.ts'
import { systemReason } from '../report/faults/system-reason.ts'
import { chooseLanguage } from '../report/text/language.ts'
import { createWords, type Speech, speechOf } from '../report/text/words.ts'
import type { Context, Outcome } from './command.ts'
import { type AttributeOptions, addAttributeOptions, attribute } from './commands/attribute.ts'
import { addBacktestOptions, type BacktestCommandOptions, backtest } from './commands/backtest.ts'
import { check } from './commands/check.ts'
import { type CompareOptions, compare } from './commands/compare.ts'
import { type DataOptions, data } from './commands/data.ts'
import { addEnsembleOptions, type EnsembleCommandOptions, ensemble } from './commands/ensemble.ts'
import { type EquationsOptions, equations } from './commands/equations.ts'
import { type ProjectOptions, project } from './commands/project.ts'
import { addSeekOptions, type SeekCommandOptions, seekTarget } from './commands/seek.ts'
import { addSensitivityOptions, type SensitivityOptions, sensitivity } from './commands/sensitivity.ts'
import { findProductFolder, readVersion } from './data-folder.ts'
import {
  attributeHelp,
  backtestHelp,
  checkHelp,
  compareHelp,
  dataHelp,
  ensembleHelp,
  equationsHelp,
  exampleNames,
  type Help,
  programHelp,
  projectHelp,
  seekHelp,
  sensitivityHelp,
} from './help.ts'
import { localeOf } from './language.ts'
import {
  chooseFormat,
  type OutputOptions,
  parseYear,
  repeatable,
  withOutputOptions,
  withPricesOption,
  withReadingOptions,
  withScenarioOptions,
} from './options.ts'
import type { Terminal } from './terminal.ts'
import { textsIn } from './texts.ts'

export const exitCodes = { done: 0, wrongInput: 1, wrongUsage: 2, unreached: 3 } as const
type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** A command's work, once the data files are read. */
type Work = (context: Context, dataFolder: string) => Outcome

/** Runs the command line; the exit code is the answer. */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const folder = findProductFolder()
  if (folder === undefined) {
    terminal.writeError(`${speechIn(terminal).t('faults.noProduct')}\n`)
    return exitCodes.wrongInput
  }
  let exitCode: ExitCode = exitCodes.done
  const dataFolder = chooseLibraryFolder(folder, terminal.environment)
  const program = createProgram(
    readVersion(folder),
    terminal,
    (options, work) => {
      exitCode = perform(options, work, dataFolder, terminal)
    },
    (help) => {
      // Options can be read about where the data files have faults too; a command tells those.
      const library = readLibraryFrom(dataFolder)
      return library.ok ? help(exampleNames(library.value)) : ''
    },
  )
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage
    }
    if (!isSystemError(error)) throw error
    const reason = systemReason(error.code ?? '', speechIn(terminal))
    terminal.writeError(`${onOneLine(error.path ?? '')}: ${reason}\n`)
    return exitCodes.wrongInput
  }
}

function createProgram(
  version: string,
  terminal: Terminal,
  perform: (options: OutputOptions, work: Work) => void,
  helpText: (help: Help) => string,
): Command {
  const program = new Command('qiantang')
    .description('Policy scenarios for a region’s digital economy, in a terminal.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.writeOut(text),
      writeErr: (text) => terminal.writeError(text),
    })
    .addHelpText('after', () => helpText(programHelp))
  const command = (name: string, description: string, help: Help): Command =>
    withOutputOptions(
      program
        .command(name)
        .description(description)
        .addHelpText('after', () => helpText(help)),
    )

  withScenarioOptions(command('project', 'Trajectories of scenarios, year by year.', projectHelp))
    .argument('[FILE...]', 'scenarios (default: the baseline)')
    .action((files: string[], options: ProjectOptions & OutputOptions) =>
      perform(options, (context) => project(files, options, context)),
    )
  withScenarioOptions(
    command('compare', 'Values beside the first scenario’s, and what differs.', compareHelp),
  )
    .argument('<FILE>', 'the scenario that the others are set against')
    .argument('<FILE...>', 'the others')
    .option(
      '--year <year>',
      'year to compare (default: the model’s key year, or the shortest horizon where that is earlier)',
      parseYear,
    )
    .action((first: string, others: string[], options: CompareOptions & OutputOptions) =>
      perform(options, (context) => compare([first, ...others], options, context)),
    )
  addEnsembleOptions(
    withScenarioOptions(command('ensemble', 'How sure: quantiles over what is uncertain.', ensembleHelp)),
  )
    .argument('[FILE]', 'a scenario (default: the baseline)')
    .action((file: string | undefined, options: EnsembleCommandOptions & OutputOptions) =>
      perform(options, (context) => ensemble(file, options, context)),
    )
  addSensitivityOptions(
    withPricesOption(
      withReadingOptions(command('sensitivity', 'What matters: what moves a result.', sensitivityHelp)),
    ),
  )
    .argument('[FILE]', 'a scenario (default: the baseline)')
    .action((file: string | undefined, options: SensitivityOptions & OutputOptions) =>
      perform(options, (context) => sensitivity(file, options, context)),
    )
  addSeekOptions(
    withPricesOption(
      withReadingOptions(command('seek', 'How to get there: a target with the least effort.', seekHelp)),
    ),
  )
    .argument('[FILE]', 'the scenario to start from (default: the baseline)')
    .action((file: string | undefined, options: SeekCommandOptions & OutputOptions) =>
      perform(options, (context) => seekTarget(file, options, context)),
    )
  addAttributeOptions(
    withPricesOption(
      withReadingOptions(command('attribute', 'Who did it: each departure’s share.', attributeHelp)),
    ),
  )
    .argument('<FILE>', 'the scenario to explain')
    .action((file: string, options: AttributeOptions & OutputOptions) =>
      perform(options, (context) => attribute(file, options, context)),
    )
  addBacktestOptions(
    withReadingOptions(command('backtest', 'Was it right: errors against published outcomes.', backtestHelp)),
  )
    .argument('[FILE]', 'a scenario (default: the baseline)')
    .action((file: string | undefined, options: BacktestCommandOptions & OutputOptions) =>
      perform(options, (context) => backtest(file, options, context)),
    )
  command('check', 'Whether files are valid; each fault with file, line, path and reason.', checkHelp)
    .argument('<FILE...>', 'scenario files, or data files of the product')
    .action((files: string[], options: OutputOptions) =>
      perform(options, (context, dataFolder) => check(files, dataFolder, context)),
    )
  command('equations', 'The model in readable form.', equationsHelp)
    .option('--reading <reading>', 'formulas of one reading of the source alone (default: of all)')
    .action((options: EquationsOptions & OutputOptions) =>
      perform(options, (context) => equations(options, context)),
    )
  command('data', 'Figures of the source, each with its place.', dataHelp)
    .addOption(repeatable('--region <region>', 'figures of a region'))
    .addOption(repeatable('--topic <topic>', 'figures of a topic'))
    .option('--search <text>', 'figures with a text in id, label, quote, note or place')
    .option('--quotes', 'show the source’s own words and notes', false)
    .action((options: DataOptions & OutputOptions) => perform(options, (context) => data(options, context)))
  return program
}

function perform(options: OutputOptions, work: Work, dataFolder: string, terminal: Terminal): ExitCode {
  const language = chooseLanguage(options.lang, [localeOf(terminal.environment)])
  const texts = textsIn(language)
  const library = readLibraryFrom(dataFolder)
  if (!library.ok) {
    const faults = library.error.map((fault) => ({ ...fault, file: join(dataFolder, fault.file) }))
    return reportFaults(faults, terminal, speechOf(language))
  }
  const speech = createWords({ language, library: library.value })
  const format = chooseFormat(options)
  const showProgress = (text: string): void => terminal.showProgress?.(text)
  const outcome = work({ library: library.value, language, texts, format, showProgress }, dataFolder)
  showProgress('')
  if (!outcome.ok) {
    if (outcome.error.kind === 'input') return reportFaults(outcome.error.faults, terminal, speech)
    terminal.writeError(`error: ${onOneLine(outcome.error.message)}\n`)
    return exitCodes.wrongUsage
  }
  const { text, warnings, faults, isUnreached, file } = outcome.value
  for (const warning of warnings) terminal.writeError(`${texts.warning}: ${onOneLine(warning)}\n`)
  const written = write(text, options.out, terminal, speech)
  const wroteFile = file ? write(file.text, file.path, terminal, speech) : exitCodes.done
  if (faults.length > 0) return reportFaults(faults, terminal, speech)
  return written || wroteFile || (isUnreached ? exitCodes.unreached : exitCodes.done)
}

/** A disk that fails or forbids, as against a bug. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error

function reportFaults(faults: readonly FileFault[], terminal: Terminal, speech: FaultSpeech): ExitCode {
  for (const fault of faults) terminal.writeError(`${onOneLine(faultLine(fault, speech))}\n`)
  return exitCodes.wrongInput
}

/** What is said before the options of a command are known. */
const speechIn = ({ environment }: Terminal): Speech =>
  speechOf(chooseLanguage(undefined, [localeOf(environment)]))

function write(text: string, out: string | undefined, terminal: Terminal, speech: Speech): ExitCode {
  if (out === undefined) {
    terminal.writeOut(text)
    return exitCodes.done
  }
  try {
    writeFileSafely(out, text)
    return exitCodes.done
  } catch (error) {
    const reason = systemReason((error as NodeJS.ErrnoException).code ?? '', speech)
    terminal.writeError(`${onOneLine(out)}: ${speech.t('faults.unwritable', { reason })}\n`)
    return exitCodes.wrongInput
  }
}
