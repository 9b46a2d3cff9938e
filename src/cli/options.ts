/** The options that commands share, as the terminal gives them. */
import { type Command, Option } from 'commander'
import type { Language, Year } from '../model/spec.ts'
import { languages } from '../model/spec.ts'
import type { Translate } from '../report/text/translate.ts'
import { type Format, formats } from './command.ts'
import { unreadable } from './wrong-usage.ts'

export interface OutputOptions {
  readonly format?: Format
  readonly out?: string
  readonly lang?: Language
}

export function parseYear(text: string): Year {
  if (!/^\d{4}$/.test(text)) throw unreadable('not-a-year', { read: text })
  return Number(text)
}

export function parseWhole(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw unreadable('not-whole', { read: text })
  return Number(text)
}

export function parseNumber(text: string): number {
  const value = readNumber(text)
  if (value === undefined) throw unreadable('not-a-number', { read: text })
  return value
}

/** A finite number; undefined for any other text. */
export function readNumber(text: string): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : undefined
}

/** An option that may be given more than once. */
export function repeatable(flags: string, about: string, whenNone: string, t: Translate): Option {
  return listOption(flags, about, whenNone, t, (text) => text)
}

/** An option that may be given more than once, each time read in the same way. */
export function listOption<T>(
  flags: string,
  about: string,
  whenNone: string,
  t: Translate,
  parse: (text: string) => T,
): Option {
  return new Option(flags, t('usage.repeatable', { about }))
    .default([], whenNone)
    .argParser((value: string, previous: readonly T[]) => [...previous, parse(value)])
}

/** The format: as asked for, else as the ending of the output file says, else a table. */
export function chooseFormat({ format, out }: OutputOptions): Format {
  return format ?? formats.find((known) => out?.toLowerCase().endsWith(`.${known}`)) ?? 'table'
}

/** The language that arguments ask for, read before they are: help is told in it too. */
export function askedLanguage(args: readonly string[]): Language | undefined {
  const asked = args.flatMap((arg, index) =>
    arg === '--lang' ? (args[index + 1] ?? []) : arg.startsWith('--lang=') ? arg.slice('--lang='.length) : [],
  )
  return languages.find((language) => language === asked.at(-1))
}

export function withOutputOptions(command: Command, t: Translate): Command {
  return command
    .addOption(new Option('--format <format>', t('usage.option.format')).argParser(oneOf(formats)))
    .option('--out <file>', t('usage.option.out'))
    .addOption(new Option('--lang <language>', t('usage.option.lang')).argParser(oneOf(languages)))
}

export function withScenarioOptions(command: Command, t: Translate): Command {
  return withPricesOption(withReadingOptions(command, t), t).addOption(
    repeatable('--indicator <id>', t('usage.option.indicatorShown'), t('usage.whenNone.main'), t),
  )
}

/** Which baseline, under which model. */
export function withGroundOptions(command: Command, t: Translate): Command {
  return command
    .option('--baseline <id>', t('usage.option.baseline'))
    .option('--model <id@version>', t('usage.option.model'))
}

export function withReadingOptions(command: Command, t: Translate): Command {
  return withGroundOptions(command, t)
    .option('--reading <reading>', t('usage.option.reading'))
    .option('--horizon <year>', t('usage.option.horizon'), parseYear)
}

export function withPricesOption(command: Command, t: Translate): Command {
  return command.addOption(
    new Option('--prices <prices>', t('usage.option.prices'))
      .default('current', 'current')
      .argParser(oneOf(['current', 'constant'])),
  )
}

function oneOf<T extends string>(known: readonly T[]): (text: string) => T {
  return (text) => {
    const found = known.find((value) => value === text)
    if (found === undefined) throw unreadable('not-one-of', { read: text, known })
    return found
  }
}
