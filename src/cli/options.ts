/** The options that commands share, as the terminal gives them. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Language, Year } from '../model/spec.ts'
import { languages } from '../model/spec.ts'
import { type Format, formats } from './command.ts'

export interface OutputOptions {
  readonly format?: Format
  readonly out?: string
  readonly lang?: Language
}

export function parseYear(text: string): Year {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError(`${text} is not a year`)
  return Number(text)
}

export function parseWhole(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError(`${text} is not a whole number`)
  return Number(text)
}

export function parseNumber(text: string): number {
  const value = readNumber(text)
  if (value === undefined) throw new InvalidArgumentError(`${text} is not a number`)
  return value
}

/** A finite number; undefined for any other text. */
export function readNumber(text: string): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : undefined
}

/** An option that may be given more than once. */
export function repeatable(flags: string, description: string, whenNone = 'all'): Option {
  return new Option(flags, `${description}; repeatable`)
    .default([], whenNone)
    .argParser((value: string, previous: readonly string[]) => [...previous, value])
}

/** The format: as asked for, else as the ending of the output file says, else a table. */
export function chooseFormat({ format, out }: OutputOptions): Format {
  return format ?? formats.find((known) => out?.toLowerCase().endsWith(`.${known}`)) ?? 'table'
}

export function withOutputOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--format <format>',
        "table, csv or json (default: by FILE's ending in --out, else table)",
      ).argParser(oneOf(formats)),
    )
    .option('--out <file>', 'write to FILE, in full or not at all, instead of stdout')
    .addOption(
      new Option('--lang <language>', 'en, ko or zh (default: the environment’s, else en)').argParser(
        oneOf(languages),
      ),
    )
}

export function withScenarioOptions(command: Command): Command {
  return withPricesOption(withReadingOptions(command)).addOption(
    repeatable(
      '--indicator <id>',
      'an indicator to show, a scenario’s own included',
      'the main ones in a table, else all',
    ),
  )
}

export function withReadingOptions(command: Command): Command {
  return command
    .option('--reading <reading>', 'reading of the source to start from (default: the scenario’s)')
    .option('--horizon <year>', 'last year (default: the scenario’s)', parseYear)
}

export function withPricesOption(command: Command): Command {
  return command.addOption(
    new Option('--prices <prices>', 'current or constant, that is of the launch year')
      .default('current', 'current')
      .argParser(oneOf(['current', 'constant'])),
  )
}

function oneOf<T extends string>(known: readonly T[]): (text: string) => T {
  return (text) => {
    const found = known.find((value) => value === text)
    if (found === undefined) throw new InvalidArgumentError(`It is not one of ${known.join(', ')}.`)
    return found
  }
}
