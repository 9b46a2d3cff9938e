/** From what was read and what the user answered to what is kept; the window and the command line settle alike. */
import { failed, ok, type Result } from '../../model/result.ts'
import type { OwnOutcome } from '../own-outcomes.ts'
import type { Answers, OutcomesReading, ReadValue, TableFault } from './reading.ts'

/**
 * The outcomes to keep, or why they cannot be kept yet: everything that was not read and not left out by the
 * user, every value far off and every conflict that is not answered.
 */
export function settle(
  reading: OutcomesReading,
  answers: Answers,
): Result<readonly OwnOutcome[], readonly TableFault[]> {
  if (reading.failure) return failed([reading.failure])
  const faults = [...(answers.leaveUnread ? [] : reading.unread), ...openQuestions(reading, answers)]
  if (faults.length > 0) return failed(faults)
  const kept = reading.values.flatMap((value) => {
    const answer = answers.values[value.place]
    return answer === 'leave' ? [] : [outcomeOf(value, answer === 'rescale')]
  })
  return kept.length > 0 ? ok(kept) : failed([{ code: 'value-none', details: {} }])
}

/** What is still to be answered of the values. */
export function openQuestions(
  { values, conflicts }: Pick<OutcomesReading, 'values' | 'conflicts'>,
  { values: answers }: Answers,
): readonly TableFault[] {
  const byPlace = new Map(values.map((value) => [value.place, value]))
  const faults: TableFault[] = []
  for (const group of conflicts) {
    const left = group
      .filter((place) => answers[place] !== 'leave')
      .flatMap((place) => byPlace.get(place) ?? [])
    const [first, second] = left
    if (first && second) {
      const { line, column } = second
      const details = { ...named(second), value: second.written, other: first.written, otherLine: first.line }
      faults.push({ code: 'value-conflict', line, column, details })
    }
  }
  for (const value of values) {
    if (!value.farOff || answers[value.place] !== undefined) continue
    const { line, column, written, farOff } = value
    const details = {
      ...named(value),
      value: written,
      projected: farOff.projected,
      ...(farOff.rescaled === undefined ? {} : { rescaled: farOff.rescaled }),
    }
    faults.push({ code: 'value-far-off', line, column, details })
  }
  return faults
}

const named = ({ indicator, year }: ReadValue) => ({ indicator, year })

const outcomeOf = (
  { indicator, year, measure, value, unit, source, farOff }: ReadValue,
  isRescaled: boolean,
): OwnOutcome => ({
  indicator,
  year,
  measure,
  unit,
  source,
  value: isRescaled ? (farOff?.rescaled ?? value) : value,
})
