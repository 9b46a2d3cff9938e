/** What is asked of single values: which of two that differ, and whether one far off is meant. */
import type { OutcomesReading, ReadValue, ValueAnswer } from '../../files/outcomes/reading.ts'
import { openQuestions } from '../../files/outcomes/settle.ts'
import { plainAmountText } from '../../report/amount.ts'
import { tableFaultLine } from '../../report/faults/table-fault.ts'
import type { Words } from '../../report/text/words.ts'
import { useActions, useWords } from '../context/workspace-context.tsx'
import { Choice, type ChoiceOption } from '../controls/choice.tsx'

type AnswersOf = Readonly<Record<string, ValueAnswer>>

interface Props {
  readonly reading: OutcomesReading
  readonly answers: AnswersOf
}

/** Questions that are shown at once; the next ones come as these are answered. */
const mostShown = 50

export function Questions({ reading, answers }: Props) {
  const words = useWords()
  const { t } = words
  const far = reading.values.filter(({ farOff }) => farOff)
  const { conflicts } = reading
  if (far.length + conflicts.length === 0) return null
  const byPlace = new Map(reading.values.map((value) => [value.place, value]))
  return (
    <section className="outcomes-part" aria-label={t('outcomes.questions')}>
      <h3>{t('outcomes.questions')}</h3>
      <ul className="outcomes-questions">
        {conflicts.slice(0, mostShown).map((places) => (
          <Conflict
            key={places.join(' ')}
            group={places.flatMap((place) => byPlace.get(place) ?? [])}
            answers={answers}
          />
        ))}
        {far
          // One of several that differ is left out there; what is kept is asked about here.
          .filter(
            ({ place }) => answers[place] !== 'leave' || !conflicts.some((group) => group.includes(place)),
          )
          .slice(0, mostShown)
          .map((value) => (
            <FarOff key={value.place} value={value} answer={answers[value.place]} words={words} />
          ))}
      </ul>
    </section>
  )
}

function Conflict({ group, answers }: { readonly group: readonly ReadValue[]; readonly answers: AnswersOf }) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const left = group.filter(({ place }) => answers[place] !== 'leave')
  const [first, second] = group
  if (!first || !second) return null
  const details = {
    indicator: first.indicator,
    year: first.year,
    value: second.written,
    other: first.written,
  }
  const asked = tableFaultLine(
    { code: 'value-conflict', line: second.line, details: { ...details, otherLine: first.line } },
    words,
  )
  return (
    <li>
      <span>{asked}</span>
      <Choice
        label={`${t('outcomes.answer')}: ${asked}`}
        placeholder={t('outcomes.choose')}
        options={group.map(({ place, written, line, source }) => ({
          id: place,
          label: t('outcomes.keepOf', { value: written, line }),
          note: source,
        }))}
        value={left.length === 1 ? (left[0]?.place ?? null) : null}
        onChange={(kept) => {
          // The kept one may be far off besides, which is another question.
          const answer = ({ place, farOff }: ReadValue): ValueAnswer | undefined =>
            place !== kept ? 'leave' : farOff ? undefined : 'keep'
          actions.answerOutcomes(Object.fromEntries(group.map((value) => [value.place, answer(value)])))
        }}
      />
    </li>
  )
}

interface FarOffProps {
  readonly value: ReadValue
  readonly answer: ValueAnswer | undefined
  readonly words: Words
}

function FarOff({ value, answer, words }: FarOffProps) {
  const { t } = words
  const actions = useActions()
  const { place, written, unit, farOff } = value
  const [fault] = openQuestions({ values: [value], conflicts: [] }, { values: {}, leaveUnread: false })
  if (!fault || !farOff) return null
  const asked = tableFaultLine({ ...fault, line: value.line }, words)
  const options: ChoiceOption<ValueAnswer>[] = [
    { id: 'keep', label: t('outcomes.keepAs', { value: written }) },
    ...(farOff.rescaled === undefined
      ? []
      : [
          {
            id: 'rescale' as const,
            label: t('outcomes.rescaleTo', { value: plainAmountText(farOff.rescaled, unit, words) }),
          },
        ]),
    { id: 'leave', label: t('outcomes.leave') },
  ]
  return (
    <li>
      <span>{asked}</span>
      <Choice
        label={`${t('outcomes.answer')}: ${asked}`}
        placeholder={t('outcomes.choose')}
        options={options}
        value={answer ?? null}
        onChange={(chosen) => actions.answerOutcomes({ [place]: chosen })}
      />
    </li>
  )
}
