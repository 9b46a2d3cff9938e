/** A formula with the names of what it names, and again with their values. */
import { withOwnIndicators } from '../../model/build-model.ts'
import { foldFormula } from '../../model/fold-formula.ts'
import type { Model } from '../../model/model.ts'
import { type ReadableFormula, readableEquations, readableIndicators } from '../../model/readable.ts'
import { namedFigures } from '../../model/resolve-model.ts'
import { assumedIn } from '../../model/scenario.ts'
import type { Scenario, Year } from '../../model/spec.ts'
import { inYear, type PassportSubject } from '../passport-subject.ts'
import { formatPlain } from '../text/format.ts'
import { withUnit } from '../with-unit.ts'
import { namedSubject } from './links.ts'
import { currentValues, type Standing, unmovedOf } from './standing.ts'

/** A piece of a formula: a sign, or a name. */
export interface FormulaPiece {
  readonly text: string
  /** Its value, or the sign again. */
  readonly value: string
  readonly subject?: PassportSubject
}

export interface PassportEquation {
  /** In which years it holds, where not in all. */
  readonly when: string | undefined
  readonly name: string
  readonly result: string
  readonly pieces: readonly FormulaPiece[]
  /** The condition under which there is a value at all. */
  readonly where: string | undefined
}

/** The formula of an equation or indicator that holds in the year; undefined of a name that has none. */
export function equationOf(id: string, label: string, standing: Standing): PassportEquation | undefined {
  const { scenario, year, words, ground } = standing
  const { launchYear } = ground.model
  const formulas = formulasOf(id, standing)
  const holds = ({ when, reading }: ReadableFormula): boolean =>
    (reading === undefined || reading === scenario.reading) &&
    (when === 'always' || (when === 'launch') === (year === launchYear))
  const formula = formulas?.formulas.find(holds)
  if (!formula) return undefined
  const { t } = words
  const values = formulaValues(standing)
  return {
    when:
      formula.when === 'always'
        ? undefined
        : formula.when === 'launch'
          ? t('model.launch', { year: launchYear })
          : t('model.later', { year: launchYear + 1 }),
    name: withUnit(label, String(year), words),
    result: plain(values.of(id, year), standing),
    pieces: piecesOf(formula.text, standing, values),
    where: formulas?.where === undefined ? undefined : textOf(piecesOf(formulas.where, standing, values)),
  }
}

export const textOf = (pieces: readonly FormulaPiece[]): string => pieces.map(({ text }) => text).join('')
export const valuesOf = (pieces: readonly FormulaPiece[]): string => pieces.map(({ value }) => value).join('')

function formulasOf(id: string, { ground, scenario }: Standing) {
  const own = scenario.indicators.find((indicator) => indicator.id === id)
  if (own)
    return {
      formulas: [{ when: 'always' as const, reading: undefined, text: own.formula }],
      where: undefined,
    }
  return [
    ...readableEquations(ground.model).flatMap(({ equations }) => equations),
    ...readableIndicators(ground.model),
  ].find((equation) => equation.id === id)
}

/** Values of what a formula names, in its own run and in that of the baseline. */
interface FormulaValues {
  readonly model: Model
  readonly of: (name: string, year: Year) => number
  readonly ofBaseline: (name: string, year: Year) => number
}

function formulaValues(standing: Standing): FormulaValues {
  const { ground, scenario } = standing
  const model = withOwnIndicators(ground.built, scenario.indicators)
  const valuesIn = (run: Scenario) => {
    const projected = currentValues(standing, run)
    return (name: string, year: Year): number => {
      const definition = model.names.get(name)
      switch (definition?.kind) {
        case 'year':
          return year
        case 'launchYear':
          return ground.model.launchYear
        case 'figure':
          return definition.value
        case 'assumption':
          return assumedIn(run, definition.spec)
        default:
          return projected(name, year)
      }
    }
  }
  return { model, of: valuesIn(scenario), ofBaseline: valuesIn(unmovedOf(scenario)) }
}

/** A look at another year or run, a name, a number, or a sign with the blanks around it. */
const token =
  /(?<look>previous|base|baseline|shock)\(\s*(?<looked>[a-z][A-Za-z0-9]*)\s*\)|(?<name>[a-z][A-Za-z0-9]*)|(?<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?<sign>[^a-z\d]+)/g

const functions: ReadonlySet<string> = new Set([
  ...['exp', 'log', 'log2', 'sqrt', 'abs', 'min', 'max', 'clamp'],
  ...['and', 'or', 'not'],
])

function piecesOf(formula: string, standing: Standing, values: FormulaValues): readonly FormulaPiece[] {
  return [...foldFormula(formula).matchAll(token)].map(({ 0: text, groups = {} }): FormulaPiece => {
    const { look, looked, name, sign } = groups
    if (look !== undefined && looked !== undefined) return lookPiece(look, looked, standing, values)
    if (name !== undefined && !functions.has(name))
      return namePiece(name, standing.year, standing, values, values.of)
    const written = sign === undefined ? text : typeset(sign)
    return { text: written, value: written }
  })
}

const typeset = (sign: string): string =>
  sign.replaceAll('*', '×').replaceAll('/', '÷').replaceAll('-', '−').replaceAll(/\s+/g, ' ')

function lookPiece(look: string, name: string, standing: Standing, values: FormulaValues): FormulaPiece {
  const { words, year, ground } = standing
  const { t } = words
  switch (look) {
    case 'previous':
      return namePiece(name, year - 1, standing, values, values.of)
    case 'baseline': {
      const piece = namePiece(name, year, standing, values, values.ofBaseline)
      return { ...piece, text: t('passport.inBaseline', { name: piece.text }) }
    }
    case 'base': {
      const base = ground.model.levers.find(({ id }) => id === name)?.base ?? Number.NaN
      const piece = namePiece(name, year, standing, values, () => base)
      return { ...piece, text: t('passport.baseOf', { name: piece.text }) }
    }
    default: {
      const shock = ground.model.shocks?.find(({ id }) => id === name)
      // In a projection chance brings nothing.
      return { text: shock ? words.text(shock.label) : name, value: plain(0, standing) }
    }
  }
}

function namePiece(
  name: string,
  year: Year,
  standing: Standing,
  { model }: FormulaValues,
  valueIn: (name: string, year: Year) => number,
): FormulaPiece {
  const subject = namedSubject(standing.ground, model, name)
  const label = labelOf(name, standing)
  const isOther = year !== standing.year
  return {
    text: isOther ? withUnit(label, String(year), standing.words) : label,
    value: plain(valueIn(name, year), standing),
    ...(subject ? { subject: isOther ? inYear(subject, year) : subject } : {}),
  }
}

function labelOf(name: string, { ground, scenario, words }: Standing): string {
  const { model, baseline } = ground
  if (name === 'year' || name === 'launchYear') return words.t(`own.names.${name}`)
  const named = [
    ...model.sections.flatMap(({ equations }) => equations),
    ...model.indicators,
    ...model.levers,
    ...model.assumptions,
    ...namedFigures(model, baseline).map(({ name: id, figure }) => ({ ...figure, id })),
  ].find(({ id }) => id === name)
  if (named) return words.text(named.label)
  return scenario.indicators.find(({ id }) => id === name)?.label ?? name
}

/** A number as formulas have it: in the unit of the model, with five figures. */
const plain = (value: number, { words }: Pick<Standing, 'words'>): string =>
  Number.isFinite(value) ? formatPlain(Number(value.toPrecision(5)), words.language, 6) : '–'
