/**
 * All that is needed to make a result again: an exported file carries it, and `verify` goes by it.
 *
 * It stands in a JSON file under `recipe`, and in a CSV file as one line of JSON in the last row.
 */
import type { Bands, DrawMethod, RangeChanges } from '../model/analysis/draws.ts'
import type { FreeLever, TargetSense } from '../model/analysis/seek/question.ts'
import { type Content, canonical } from '../model/canonical.ts'
import type { FingerprintParts } from '../model/fingerprint.ts'
import type { Prices } from '../model/projection.ts'
import type {
  AssumptionId,
  BreakId,
  FigureId,
  IndicatorId,
  Language,
  ReadingId,
  Scenario,
  UserIndicator,
  Year,
} from '../model/spec.ts'
import type { OwnOutcome } from './own-outcomes.ts'

/** What the row of a CSV file that holds the recipe begins with, in every language. */
export const recipeMark = '# qiantang-recipe'
/** The version that is written. */
export const recipeVersion = 1

/** Whether a text seems to be an exported result; a spreadsheet program may have saved it again. */
export const bearsRecipe = (text: string): boolean =>
  text.trimStart().startsWith('{')
    ? /"recipe"\s*:\s*\{/.test(text)
    : text.split(/\r\n|\r|\n/).some((line) => line.replace(/^"/, '').startsWith(recipeMark))

/** What chance had a hand in: draws of what is uncertain, or orders of departures. */
export interface Drawn {
  readonly draws: number
  readonly seed: number
  readonly method: DrawMethod | 'permutations'
  /** What bands hold, where there are bands. */
  readonly bands?: Bands
}

/** What of a scenario decides numbers, and by which id it is known. */
export type RecipeContent = Omit<Scenario, 'name' | 'notes'>

/** A scenario of a result. */
export interface RecipeScenario {
  /** As the result names it. */
  readonly name: string
  readonly scenario: RecipeContent
  /** The own indicators that it was computed with, where they are not the scenario's: those of others beside it. */
  readonly lent?: readonly UserIndicator[]
  readonly fingerprint: string
  readonly parts: FingerprintParts
}

/** Another start of a backtest. */
export interface LaunchChanges {
  /** The scenario's own where it is missing. */
  readonly reading?: ReadingId
  readonly assumptions: Readonly<Record<AssumptionId, number>>
  readonly figures: Readonly<Record<FigureId, number>>
}

/** Outcomes that the user brought to a backtest. */
export interface BroughtOutcomes {
  readonly file: string
  readonly outcomes: readonly OwnOutcome[]
}

/** What was asked of the scenarios, by the command that asks it. */
export type Inquiry =
  /** Trajectories of all scenarios. */
  | { readonly kind: 'project'; readonly indicators: readonly IndicatorId[] }
  /** All scenarios beside the first. */
  | { readonly kind: 'compare'; readonly indicators: readonly IndicatorId[]; readonly years: readonly Year[] }
  /** Levers and assumptions in which the scenarios differ. */
  | { readonly kind: 'departures' }
  /** The fan of the first, and the odds that it is above a number or the second scenario: of all years, or of one. */
  | {
      readonly kind: 'ensemble'
      readonly indicators: readonly IndicatorId[]
      readonly over?: number
      readonly year?: Year
    }
  /** What matters in the first; and, one input at a time, in the second. */
  | { readonly kind: 'sensitivity'; readonly indicator: IndicatorId; readonly year: Year }
  /** The difference of the first from the second; in all years, or in one. */
  | { readonly kind: 'attribute'; readonly indicator: IndicatorId; readonly year?: Year }
  | {
      readonly kind: 'seek'
      readonly indicator: IndicatorId
      readonly year: Year
      readonly target: number
      readonly sense?: TargetSense
      readonly levers: readonly FreeLever[]
      readonly start?: Year
      readonly ramp?: number
    }
  /** The scenario beside what was published until a year, of some indicators or, where there are none, of all. */
  | {
      readonly kind: 'backtest'
      readonly indicators: readonly IndicatorId[]
      readonly until: Year
      /** Changes of definition that are undone. */
      readonly breaks: readonly BreakId[]
      /** Whether outcomes that nobody has found in print again are compared too. */
      readonly recalled: boolean
      readonly brought: readonly BroughtOutcomes[]
      /** The digest of the outcomes that ship; files of before have none. */
      readonly outcomes?: string
      readonly start?: LaunchChanges
    }

export type InquiryKind = Inquiry['kind']
export type InquiryOf<K extends InquiryKind> = Extract<Inquiry, { readonly kind: K }>

/** How a result was made. */
export interface Making<I extends Inquiry = Inquiry> {
  readonly prices: Prices
  /** Missing where nothing was drawn. */
  readonly drawn?: Drawn
  /** What was varied from other ranges than the model's; missing where no range was varied. */
  readonly ranges?: RangeChanges
  readonly scenarios: readonly RecipeScenario[]
  readonly inquiry: I
}

export interface Recipe extends Making {
  readonly version: typeof recipeVersion
  /** The language of the file's words. */
  readonly language: Language
  /** When it was computed: a moment in UTC, or a day. */
  readonly date: string
}

/** A recipe as one line of JSON, the same for the same recipe. */
export const writeRecipe = (recipe: Recipe): string => canonical(recipe as unknown as Content)
