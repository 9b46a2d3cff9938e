/** A command whose faults of usage are codes: what it would write in English is thrown as a `WrongUsage`. */
import { Argument, Command, InvalidArgumentError, type Option } from 'commander'
import { usageFault } from '../report/usage-fault.ts'
import { WrongUsage } from './wrong-usage.ts'

/**
 * Commander has no other way to hear of a fault than these methods, which it does not declare. A test calls forth
 * each fault, so that a release that renames one is noticed.
 */
export class CodedCommand extends Command {
  override createCommand(name?: string): CodedCommand {
    return new CodedCommand(name)
  }

  missingArgument(name: string): never {
    throw new WrongUsage(usageFault('', 'argument-missing', { name }))
  }

  optionMissingArgument(option: Option): never {
    throw new WrongUsage(usageFault(nameOf(option), 'needs-value', {}))
  }

  missingMandatoryOptionValue(option: Option): never {
    throw new WrongUsage(usageFault(nameOf(option), 'required', {}))
  }

  _conflictingOption(option: Option, other: Option): never {
    throw new WrongUsage(usageFault(nameOf(option), 'conflicts', { other: nameOf(other) }))
  }

  unknownOption(flag: string): never {
    const known = this.createHelp()
      .visibleOptions(this)
      .flatMap(({ long }) => long ?? [])
    throw new WrongUsage(usageFault(flag, 'unknown-option', { known }))
  }

  _excessArguments(received: readonly string[]): never {
    const read = received.slice(this.registeredArguments.length).join(' ')
    throw new WrongUsage(usageFault('', 'extra-argument', { read }))
  }

  unknownCommand(): never {
    const known = this.createHelp()
      .visibleCommands(this)
      .map((command) => command.name())
    throw new WrongUsage(usageFault('', 'unknown-command', { read: this.args[0] ?? '', known }))
  }

  /** Reads a value; who cannot read it does not know of which option it is. */
  _callParseArg(target: Option | Argument, value: string, previous: unknown): unknown {
    try {
      return target.parseArg?.(value, previous)
    } catch (error) {
      if (target instanceof Argument) throw error
      const option = nameOf(target)
      if (error instanceof WrongUsage) throw new WrongUsage({ ...error.fault, option })
      // Commander itself looks whether a value is among the choices.
      if (!(error instanceof InvalidArgumentError && target.argChoices)) throw error
      throw new WrongUsage(usageFault(option, 'not-one-of', { read: value, known: target.argChoices }))
    }
  }
}

const nameOf = ({ long, short, flags }: Option): string => long ?? short ?? flags
