/** What a passport is about: any number on screen, and what numbers come from. */
import type { Ground } from '../model/ground.ts'
import type {
  AssumptionId,
  ConflictSpec,
  FigureId,
  IndicatorId,
  LeverId,
  OutcomeSpec,
  TargetSpec,
  Text,
  UserIndicator,
  Year,
} from '../model/spec.ts'
import type { Words } from './text/words.ts'
import { withUnit } from './with-unit.ts'

/** Whose value is meant, and of which year: the active scenario's and the key year, where nothing is said. */
export interface OfScenario {
  readonly scenario?: string
  readonly year?: Year
}

/** Something of the ground by its id; what a scenario gives a value may say of which scenario and year. */
export type PassportSubject =
  | { readonly kind: 'figure'; readonly id: FigureId }
  | { readonly kind: 'conflict'; readonly id: ConflictSpec['id'] }
  | { readonly kind: 'outcome'; readonly id: OutcomeSpec['id'] }
  | { readonly kind: 'target'; readonly id: TargetSpec['id'] }
  | ({ readonly kind: 'lever'; readonly id: LeverId } & OfScenario)
  | ({ readonly kind: 'assumption'; readonly id: AssumptionId } & OfScenario)
  | ({ readonly kind: 'equation'; readonly id: string } & OfScenario)
  | ({ readonly kind: 'indicator'; readonly id: IndicatorId } & OfScenario)

export type PassportKind = PassportSubject['kind']

/** Names a thing, whatever scenario and year: where it stands in a view carries it as `data-subject`. */
export const subjectKey = ({ kind, id }: PassportSubject): string => `${kind}:${id}`

/** The same in another year, where it has one. */
export const inYear = (subject: PassportSubject, year: Year): PassportSubject => {
  switch (subject.kind) {
    case 'lever':
    case 'assumption':
    case 'equation':
    case 'indicator':
      return { ...subject, year }
    default:
      return subject
  }
}

/** What a subject is called; its id where the ground does not know it. */
export function subjectLabel(
  subject: PassportSubject,
  ground: Ground,
  own: readonly UserIndicator[],
  words: Words,
): string {
  const { id } = subject
  const found = labelled(subject, ground)
  return found ? words.text(found) : (own.find((indicator) => indicator.id === id)?.label ?? id)
}

/** The same with its year, where one is said. */
export function subjectName(...about: Parameters<typeof subjectLabel>): string {
  const [subject, , , words] = about
  const label = subjectLabel(...about)
  const year = 'year' in subject ? subject.year : undefined
  return year === undefined ? label : withUnit(label, String(year), words)
}

function labelled({ kind, id }: PassportSubject, ground: Ground): Text | undefined {
  const { model, baseline, outcomes } = ground
  const labelIn = (all: readonly { readonly id: string; readonly label: Text }[]): Text | undefined =>
    all.find((each) => each.id === id)?.label
  switch (kind) {
    case 'figure':
      return labelIn(baseline.figures)
    case 'conflict':
      return baseline.conflicts.find((conflict) => conflict.id === id)?.title
    case 'outcome':
      return labelIn(outcomes.outcomes)
    case 'target':
      return labelIn(outcomes.targets)
    case 'lever':
      return labelIn(model.levers)
    case 'assumption':
      return labelIn(model.assumptions)
    case 'equation':
      return labelIn(model.sections.flatMap(({ equations }) => equations))
    case 'indicator':
      return labelIn(model.indicators)
  }
}
