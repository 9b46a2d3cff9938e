/** What a command's scenarios stand on: as options say, else as the first file does, else what is shown first. */
import type { Library } from '../files/library.ts'
import { type Ground, type GroundNames, keyOf } from '../model/ground.ts'
import { failed, ok, type Result } from '../model/result.ts'
import { type UsageFault, usageFault } from '../report/usage-fault.ts'
import { type GroundOptions, groundNamed, isBaselineOf } from './scenarios.ts'

/**
 * Chooses the ground of a command.
 * @param files scenarios that the command names, as they stand on the command line.
 */
export function chooseGround(
  files: readonly string[],
  { baseline, model }: GroundOptions,
  library: Library,
): Result<Ground, UsageFault> {
  const { grounds, data } = library
  const named = baseline === undefined || model === undefined ? groundNamed(files, library) : undefined
  const own = baseline ?? named?.baseline
  const shown = own === undefined ? grounds.first : grounds.all.find((ground) => isBaselineOf(own, ground))
  if (!shown) {
    const known = grounds.all.map((ground) => ground.baseline.id)
    return failedOption('--baseline', own ?? '', known)
  }
  // A file that names another baseline than the option does says nothing of the model.
  const usual = named && named.baseline === own ? named.model : `${shown.model.id}@${shown.model.version}`
  const names: GroundNames = { baseline: shown.baseline.id, model: model ?? usual }
  const ground = grounds.of(names)
  return ground.ok ? ok(ground.value) : failedOption('--model', names.model, data.models.map(keyOf))
}

const failedOption = (option: string, read: string, known: readonly string[]) =>
  failed(usageFault(option, 'not-one-of', { read, known }))
