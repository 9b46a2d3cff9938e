/** A model's equations as its readers see them: sections, labels, units and the formula's own text. */
import type { EquationSpec, FormulaSpec, IndicatorSpec, ModelSpec, ReadingId, Text, UnitKey } from './spec.ts'

/** One formula of an equation, and when it holds. */
export interface ReadableFormula {
  /** `launch`: in the launch year alone. `later`: in every later year. `always`: in all. */
  readonly when: 'launch' | 'later' | 'always'
  /** The reading that it belongs to, where readings differ. */
  readonly reading: ReadingId | undefined
  readonly text: string
}

export interface ReadableEquation {
  readonly id: string
  readonly label: Text
  readonly unit: UnitKey
  readonly formulas: readonly ReadableFormula[]
  /** The condition under which an indicator has a value. */
  readonly where: string | undefined
}

export interface ReadableSection {
  readonly id: string
  readonly title: Text
  readonly text: Text
  readonly equations: readonly ReadableEquation[]
}

/** The equations of a model, in the order of its file. */
export function readableEquations(spec: Pick<ModelSpec, 'sections'>): readonly ReadableSection[] {
  return spec.sections.map(({ id, title, text, equations }) => ({
    id,
    title,
    text,
    equations: equations.map(readableEquation),
  }))
}

/** The formulas of a model's indicators. */
export function readableIndicators(spec: Pick<ModelSpec, 'indicators'>): readonly ReadableEquation[] {
  return spec.indicators.map((indicator: IndicatorSpec) => ({
    id: indicator.id,
    label: indicator.label,
    unit: indicator.unit,
    formulas: formulas(indicator.formula, 'always'),
    where: indicator.where,
  }))
}

function readableEquation(equation: EquationSpec): ReadableEquation {
  const { id, label, unit } = equation
  return {
    id,
    label,
    unit,
    formulas:
      equation.kind === 'stock'
        ? [...formulas(equation.initial, 'launch'), ...formulas(equation.next, 'later')]
        : formulas(equation.formula, 'always'),
    where: undefined,
  }
}

function formulas(spec: FormulaSpec, when: ReadableFormula['when']): readonly ReadableFormula[] {
  if (typeof spec === 'string') return [{ when, reading: undefined, text: spec }]
  return Object.entries(spec).map(([reading, text]) => ({ when, reading, text }))
}
