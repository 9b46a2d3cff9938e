/**
 * What the data files say, as values.
 *
 * A model, a baseline, a set of outcomes and a scenario are data: these are their shapes after they were
 * read and validated. Nothing here computes; `build-model.ts` turns a `ModelSpec` and a `BaselineSpec` into a
 * model that can be projected.
 */

/** A language of the window, the command line and the data files. */
export type Language = 'en' | 'ko' | 'zh'
export const languages: readonly Language[] = ['en', 'ko', 'zh']

/** One text in all languages of the product. */
export type Text = Readonly<Record<Language, string>>

/** A text in the languages that have their own word for it. */
export type SomeText = { readonly [language in Language]?: string }

/** A calendar year, such as 2015. */
export type Year = number
/** A lever id, such as `rdIntensity`. */
export type LeverId = string
/** An assumption id, such as `imitation`. */
export type AssumptionId = string
/** An indicator id, such as `digitalEconomy`. */
export type IndicatorId = string
/** A figure id of the baseline, such as `coreVa2016`. */
export type FigureId = string
/** A reading id of the baseline, such as `share`. */
export type ReadingId = string
/** The id of a shock, such as `cycle`: a name in `shock(…)` alone, so an indicator may have the same one. */
export type ShockId = string
/** The key of a unit in `data/units.yaml`, such as `100m CNY`. */
export type UnitKey = string

/** A unit: its size and dimension as a product of powers of ten and dimensions, such as `1e8 * CNY`. */
export interface UnitSpec {
  readonly is: string
  readonly label: Text
  /** Further ways to write it, as users and files have it. */
  readonly names?: readonly string[]
  /**
   * What one of the things is called that the unit holds many of: CNY of 100m CNY, 元 of 亿元. Amounts are so many of
   * these, with bn, 万 and 亿, 만 and 억 said with the number.
   */
  readonly single?: SomeText
  /** The unit in which fields and tables have its numbers, in languages that count otherwise. */
  readonly shown?: SomeText
  /** An amount in the unit as a language says it, around `{{n}}`; without it the unit stands behind the number. */
  readonly said?: SomeText
}

/** The units of all data files. */
export interface UnitsSpec {
  /** Currencies; an amount in one of them changes with the prices it is shown in. */
  readonly money: readonly string[]
  /** Other names that units are made of. */
  readonly dimensions: readonly string[]
  /** The unit of growth rates in a year. */
  readonly growth: UnitKey
  /** Names of counted things (persons, firms), which the unit of a user's indicator may leave out. */
  readonly counted: readonly string[]
  readonly units: Readonly<Record<UnitKey, UnitSpec>>
}

/** The id of a group of levers, such as `policy`. */
export type LeverGroup = string

/** Levers that belong together, as panels and tables show them. */
export interface LeverGroupSpec {
  readonly id: LeverGroup
  readonly label: Text
  /** Whether to move its levers is policy; else they say what the world around may be like. */
  readonly policy: boolean
}

/** Where a lever's base value comes from. */
export type LeverBasis = 'report' | 'derived' | 'assumption'

/** How good a source is. */
export const qualities = ['official', 'press', 'mirror', 'weak', 'derived', 'assumption'] as const
/**
 * `official`: published by the office itself. `press`: press or research of record. `mirror`: a copy of such a text.
 * `weak`: a page that cannot be checked. `derived`: computed from others. `assumption`: nobody has published it.
 */
export type Quality = (typeof qualities)[number]

/** Something that a planner moves: a value for each year, `base` unless a scenario departs from it. */
export interface LeverSpec {
  readonly id: LeverId
  readonly group: LeverGroup
  readonly unit: UnitKey
  readonly base: number
  readonly min: number
  readonly max: number
  /** The smallest change that the window's slider makes. */
  readonly step: number
  /** True where a target is a whole number (of fields, zones, towns). */
  readonly whole: boolean
  /** Range of the base value in an ensemble, where the base is itself uncertain. */
  readonly draw?: { readonly low: number; readonly high: number }
  readonly basis: LeverBasis
  /** How good the source of the base value is, where that is said. */
  readonly quality?: Quality
  /** Figures of the baseline that the base value rests on. */
  readonly figures: readonly FigureId[]
  readonly label: Text
  readonly description: Text
  /** What the lowest, the base and the highest value mean in the world. */
  readonly meaning: { readonly low: Text; readonly base: Text; readonly high: Text }
  readonly source: Text
  /** What base, lowest and highest value must keep, whatever the place. */
  readonly bounds?: Bounds
  /** Why moving it costs no money, where it does not. */
  readonly costless?: Text
  /** Other words by which it is looked for. */
  readonly synonyms?: WordsSpec
}

/** Words for the same thing, in each language. */
export type WordsSpec = Readonly<Record<Language, readonly string[]>>

/** Something that planners look for and the model does not have. */
export interface OutsideSpec {
  readonly terms: WordsSpec
  /** Levers that come nearest; none where nothing does. */
  readonly nearest: readonly LeverId[]
  readonly note?: Text
}

/** Where an assumption's range comes from; `fitted`: it was set with outcomes in sight. */
export type AssumptionBasis = 'rounding' | 'literature' | 'fitted' | 'judgement'
/** Whether the cited number was checked again at its source. */
export type Verified = 'yes' | 'partly' | 'no'
/** The id of a group of assumptions, such as `stocks`. */
export type AssumptionGroup = string

/** Assumptions that belong together. */
export interface AssumptionGroupSpec {
  readonly id: AssumptionGroup
  readonly label: Text
  /** Whether they are numbers of the starting years, from which a backtest may be launched otherwise. */
  readonly launch: boolean
}

/** What a number must keep, whatever anybody takes it to be: from `min` to `max`, above `above`, below `below`. */
export interface Bounds {
  readonly min?: number
  readonly above?: number
  readonly max?: number
  readonly below?: number
}

/** An uncertain number that an analyst may change; triangular between `low`, `central` and `high`. */
export interface AssumptionSpec {
  readonly id: AssumptionId
  readonly group: AssumptionGroup
  readonly unit: UnitKey
  readonly central: number
  readonly low: number
  readonly high: number
  /** Its range is that of one place: given by the baseline, not by the model. */
  readonly ofPlace?: true
  /** What a scenario may set it to; from `low` to `high` where it is missing. */
  readonly bounds?: Bounds
  readonly basis: AssumptionBasis
  readonly verified: Verified
  /** How good the source of the range is, where that is said. */
  readonly quality?: Quality
  readonly label: Text
  readonly description: Text
  readonly source: Text
}

/** What chance a year may bring, and the assumptions that say how much of it comes and how long it stays. */
export interface ShockSpec {
  readonly id: ShockId
  readonly label: Text
  readonly description: Text
  readonly size: AssumptionId
  readonly persistence: AssumptionId
}

/** A formula in the model's expression language, or one for each reading of the baseline. */
export type FormulaSpec = string | Readonly<Record<ReadingId, string>>

/** A quantity with a memory: its value in the launch year and how each later year follows. */
export interface StockSpec {
  readonly kind: 'stock'
  readonly id: string
  readonly unit: UnitKey
  readonly label: Text
  readonly initial: FormulaSpec
  readonly next: FormulaSpec
}

/** A quantity that follows from others of the same year (and, with `previous`, of the year before). */
export interface AuxiliarySpec {
  readonly kind: 'auxiliary'
  readonly id: string
  readonly unit: UnitKey
  readonly label: Text
  readonly formula: FormulaSpec
}

export type EquationSpec = StockSpec | AuxiliarySpec

/** A titled run of equations, as the reader of the model sees them. */
export interface EquationSection {
  readonly id: string
  readonly title: Text
  readonly text: Text
  readonly equations: readonly EquationSpec[]
}

/** What a projection reports. Money is in current prices; `deflator` turns it into constant ones. */
export interface IndicatorSpec {
  readonly id: IndicatorId
  readonly unit: UnitKey
  /** Digits after the decimal point on screen. */
  readonly digits: number
  readonly label: Text
  /** A label for narrow places. */
  readonly short: Text
  readonly description: Text
  /** Which way is good, where there is one: only then are differences told apart by colour. */
  readonly better?: 'higher' | 'lower'
  readonly formula: FormulaSpec
  /** Where this condition does not hold, the indicator has no value. */
  readonly where?: string
}

/** A condition that holds while a projection is plausible; past it the window warns, nothing is clipped. */
export interface PlausibilitySpec {
  readonly indicator: IndicatorId
  readonly holds: string
  readonly message: Text
}

/** What must hold in the launch year and the first year after it for a baseline to be of use, all else being central. */
export interface ConditionSpec {
  readonly holds: string
  readonly message: Text
}

/** What is shown before anybody has chosen. */
export interface HeadlinesSpec {
  readonly keyFigures: readonly IndicatorId[]
  /** Rows of a comparison. */
  readonly compared: readonly IndicatorId[]
  /** Columns of the command line's tables. */
  readonly listed: readonly IndicatorId[]
  /** Two large charts, then the small ones; one with a plus sign shows what a scenario adds beside the baseline. */
  readonly charts: readonly string[]
  /** The total in which the readings of a baseline differ, and its share of the whole, where there is one. */
  readonly scale: { readonly total: IndicatorId; readonly share?: IndicatorId }
  /** Levers that are free in target seeking. */
  readonly sought: readonly LeverId[]
}

/** A figure of a baseline that equations name. */
export interface RequiredFigure {
  /** As formulas name it. */
  readonly id: string
  /** Its id in baselines, where that is another. */
  readonly figure?: FigureId
  /** The unit in which a baseline must give it; any that fits, where it is missing. */
  readonly unit?: UnitKey
  /** The year of which it must speak: the launch year, or the first year after it. */
  readonly year?: 'launch' | 'first'
  /** Whether a baseline may do without; then indicators that are made from it are not offered. */
  readonly optional?: boolean
  /** The reading that alone needs it. */
  readonly reading?: ReadingId
  readonly label?: Text
  /** For whoever makes a baseline. */
  readonly help?: Text
}

/** A model on a baseline: years, bases and assumptions of the place are those of the baseline. */
export interface ModelSpec {
  readonly id: string
  readonly version: number
  readonly title: Text
  readonly description: Text
  readonly baseline: string
  readonly launchYear: Year
  readonly horizon: { readonly default: Year; readonly max: Year }
  /** First year in which a lever may be moved, and the default schedule of a move. */
  readonly schedule: { readonly earliest: Year; readonly start: Year; readonly ramp: number }
  /** The year that key figures and comparisons show. */
  readonly keyYear: Year
  /** The indicator that others are a share of, for the naive rule that keeps shares as they were. */
  readonly whole?: IndicatorId
  readonly headlines: HeadlinesSpec
  /** In the order in which they are shown. */
  readonly leverGroups: readonly LeverGroupSpec[]
  readonly assumptionGroups: readonly AssumptionGroupSpec[]
  /** Figures of the baseline that equations may name, without those that are drawn: they are assumptions. */
  readonly figures: readonly RequiredFigure[]
  /** Indicators that the baseline lacks figures for, which the model therefore leaves out. */
  readonly notOffered: readonly NotOffered[]
  /**
   * The indicator that turns money in current prices into constant prices of the launch year. A model without one has
   * no prices: what is money in it is always of the same worth.
   */
  readonly deflator?: IndicatorId
  readonly levers: readonly LeverSpec[]
  readonly assumptions: readonly AssumptionSpec[]
  /** In an order that stays: what a shock is in a draw depends on its place. */
  readonly shocks?: readonly ShockSpec[]
  readonly sections: readonly EquationSection[]
  /** Auxiliaries that add up others, whose terms are shown as the model's own accounting of growth. */
  readonly accounting?: readonly string[]
  readonly indicators: readonly IndicatorSpec[]
  readonly plausibility: readonly PlausibilitySpec[]
  readonly conditions?: readonly ConditionSpec[]
  /** What is not in the model though planners look for it. */
  readonly outside?: readonly OutsideSpec[]
}

/** An indicator that cannot be computed on a baseline, and the figures that are missing for it. */
export interface NotOffered {
  readonly indicator: IndicatorSpec
  readonly figures: readonly RequiredFigure[]
}

export type FigureKind =
  | 'flow'
  | 'stock'
  | 'share'
  | 'growth'
  | 'count'
  | 'rank'
  | 'ratio'
  | 'target'
  | 'date'
/** What a figure is about, such as `innovation`: the id of a topic of the baseline. */
export type FigureTopic = string
/** The place that a figure speaks of: the id of a region of the baseline. */
export type RegionId = string

/** A number that the baseline's source prints, with its place and its sentence. */
export interface FigureSpec {
  readonly id: FigureId
  readonly label: Text
  readonly value: number
  readonly unit: UnitKey
  /** The year it speaks of; the last one for a period. */
  readonly year: Year
  /** As the report gives it, where that is not one year: `2011-2015`, `2016 Q3`. */
  readonly period?: string
  readonly region: RegionId
  readonly kind: FigureKind
  readonly topic: FigureTopic
  readonly place: string
  /** Where its source can be read, if that is not the baseline's. */
  readonly address?: string
  /** The source's own words, in its language. */
  readonly quote: string
  /** The baseline's, where it is missing. */
  readonly quality?: Quality
  /** Which release of the number it is. */
  readonly vintage?: Text
  /** Its range, where it is not sure: then it is drawn. */
  readonly low?: number
  readonly high?: number
  /** The indicator that this figure observes, where one does in the same unit. */
  readonly indicator?: IndicatorId
  readonly note?: Text
}

/** One way to read the source where it contradicts itself on the scale. */
export interface ReadingSpec {
  readonly id: ReadingId
  readonly label: Text
  readonly explanation: Text
  readonly figures: readonly FigureId[]
}

/** A place where the source's figures cannot all be true. */
export interface ConflictSpec {
  readonly id: string
  readonly title: Text
  readonly text: Text
  readonly figures: readonly FigureId[]
  /** True for the one that the readings settle. */
  readonly readings: boolean
}

/** Where a baseline's figures are from. */
export interface SourceSpec {
  /** As a sentence calls it: “the report”. */
  readonly name: Text
  /** A word for it, for legends: “report”. */
  readonly short: Text
  readonly title: Text
  readonly author: Text
  readonly published: string
  /** The language of its quotes, as a web page names it: `ko`, `en-GB`. */
  readonly language: string
  /** Headings of its sections and tables that places name, by the words that it has for them. */
  readonly headings?: Readonly<Record<string, Text>>
  /** Where it can be read. */
  readonly address?: string
}

/** Something that figures are listed by, with its name. */
export interface Labelled {
  readonly id: string
  readonly label: Text
}

/** The base of a lever in a place, with what it means there and where it is from. */
export interface BaselineLever {
  readonly base: number
  /** Bounds, where the model's do not fit the place. */
  readonly min?: number
  readonly max?: number
  readonly draw?: { readonly low: number; readonly high: number }
  readonly basis: LeverBasis
  readonly quality?: Quality
  readonly figures: readonly FigureId[]
  readonly meaning: { readonly low?: Text; readonly base: Text; readonly high?: Text }
  readonly source: Text
}

/** What an assumption is in a place. */
export interface BaselineAssumption {
  readonly central: number
  readonly low: number
  readonly high: number
  readonly basis: AssumptionBasis
  /** Whether the cited number was checked again at its source; as the model says it, where this is missing. */
  readonly verified?: Verified
  readonly quality?: Quality
  readonly source: Text
}

export interface BaselineSpec {
  readonly id: string
  readonly label: Text
  /** A label for narrow places. */
  readonly short: Text
  readonly launchYear: Year
  /** First year in which a lever may be moved, and the one in which moves start unless they say otherwise. */
  readonly schedule: { readonly earliest: Year; readonly start: Year }
  /** The year that key figures and comparisons show. */
  readonly keyYear: Year
  /** How good the sources of its figures are, unless they say otherwise. */
  readonly quality: Quality
  /** True for one that shows what the product can do, and is no ground for decisions. */
  readonly demonstration?: boolean
  /** The model, of whatever version, whose levers and assumptions are given. */
  readonly model: string
  readonly levers: Readonly<Record<LeverId, BaselineLever>>
  readonly assumptions: Readonly<Record<AssumptionId, BaselineAssumption>>
  /** The region that the model is about. */
  readonly region: RegionId
  readonly source: SourceSpec
  readonly regions: readonly Labelled[]
  /** In the order in which their figures are shown. */
  readonly topics: readonly Labelled[]
  readonly defaultReading: ReadingId
  readonly readings: readonly ReadingSpec[]
  readonly conflicts: readonly ConflictSpec[]
  readonly figures: readonly FigureSpec[]
  /** Which outcomes the numbers of a model on this baseline were set with, by model. */
  readonly tested?: readonly TestedSpec[]
}

/** What whoever set the numbers of a model on a baseline knew of later outcomes. */
export interface TestedSpec {
  /** `id@version` of the model. */
  readonly model: string
  /** The last year whose outcomes were used to set numbers; none, where it is missing. */
  readonly fittedUntil?: Year
  /** The last year whose outcomes had been seen by then. */
  readonly seenUntil?: Year
  readonly note: Text
}

/** How a published outcome is to be compared: as a level, a share, or growth in a year. */
export type OutcomeMeasure = 'level' | 'nominalGrowth' | 'realGrowth'

/** A number published after the baseline's source. */
export interface OutcomeSpec {
  readonly id: string
  readonly label: Text
  readonly year: Year
  readonly value: number
  readonly unit: UnitKey
  readonly measure: OutcomeMeasure
  /** The indicator that it can be compared with, where there is one. */
  readonly indicator?: IndicatorId
  readonly source: string
  /** Where it can be read. */
  readonly address?: string
  /** How good the source is, where that is said. */
  readonly quality?: OutcomeQuality
  /** Which release of the number it is, where there are several. */
  readonly vintage?: Vintage
  /** What it counts, where that is not what the indicator counts. */
  readonly definition?: Text
  /** True where it was computed from other published numbers. */
  readonly derived: boolean
  readonly note?: Text
}

export const outcomeQualities = ['official', 'press', 'mirror', 'weak', 'derived', 'recalled'] as const
/** How good the source of an outcome is; `recalled`: nobody has found it in print again. */
export type OutcomeQuality = (typeof outcomeQualities)[number]

/** Releases of a number, in the order in which they come. */
export const vintages = ['first', 'revised', 'census'] as const
export type Vintage = (typeof vintages)[number]

/** Names a change of definition; it may have changed several series. */
export type BreakId = string

/** A year from which a published series follows another definition. */
export interface DefinitionBreak {
  readonly id: BreakId
  /** What changed, in a few words. */
  readonly label: Text
  readonly indicator: IndicatorId
  readonly year: Year
  /** Published levels from that year on, divided by this, are comparable with those before. */
  readonly factor: number
  /** Between which the factor lies, where that is known. */
  readonly low?: number
  readonly high?: number
  /** What the factor rests on. */
  readonly basis: Text
  readonly note: Text
  /** Whether it is undone unless somebody says otherwise. */
  readonly on: boolean
}

/** How a source may put a number that it does not mean exactly: 突破, 超过 and 以上, or 左右. */
export const targetManners = ['above', 'about'] as const
export type TargetManner = (typeof targetManners)[number]

/** An official aim: shown, and held against what came as any other forecast; never an outcome. */
export interface TargetSpec {
  readonly id: string
  readonly label: Text
  /** The indicator that it is an aim for, where the model has one. */
  readonly indicator?: IndicatorId
  readonly year: Year
  readonly value: number
  /** Left out where the value itself is aimed at. */
  readonly manner?: TargetManner
  readonly unit: UnitKey
  /** When it was announced. */
  readonly announced: Year
  readonly source: string
  readonly address?: string
  readonly quality: OutcomeQuality
  /** The words of the source, in its language. */
  readonly words?: string
  readonly note?: Text
}

export interface OutcomesSpec {
  readonly id: string
  readonly region: Text
  readonly breaks: readonly DefinitionBreak[]
  readonly targets: readonly TargetSpec[]
  readonly outcomes: readonly OutcomeSpec[]
  /** What sources are called, where the file says it in the three languages. */
  readonly sources?: readonly NamedSource[]
}

/** A source as outcomes and targets name it, and how it is said. */
export interface NamedSource {
  readonly source: string
  readonly text: Text
}

/** One scenario that ships: its file and its texts in all languages. */
export interface ShippedScenarioSpec {
  readonly file: string
  readonly id: string
  readonly name: Text
  readonly short: Text
  readonly notes: Text
}

/** The list of the scenarios that ship with a pack, in the order in which they are shown. */
export interface ShippedSpec {
  readonly scenarios: readonly ShippedScenarioSpec[]
}

/** What belongs to one region: baselines, outcomes and scenarios. */
export interface PackSpec {
  readonly id: string
  readonly version: number
  readonly label: Text
  readonly publisher: Text
  /** `id@version` of the model that its scenarios are made for. */
  readonly model: string
  /** The baseline that is shown before anybody has chosen. */
  readonly baseline: string
  /** True for one that shows what the product can do, and is no ground for decisions. */
  readonly demonstration?: boolean
}

/** A scenario's move of one lever; years and ramp as in `LeverSetting`, defaults from the model. */
export interface LeverDeparture {
  readonly target: number
  readonly start?: Year
  /** Years until the target is reached, a whole number ≥ 0. */
  readonly ramp?: number
  /** Last year of the move; never, where it is missing. */
  readonly end?: Year
}

/** An indicator that the user wrote. */
export interface UserIndicator {
  readonly id: IndicatorId
  readonly label: string
  readonly formula: string
  /** Empty where it has none, as a ratio. */
  readonly unit: string
}

/** Departures from the baseline, and nothing else; the scenario without any is the baseline. */
export interface Scenario {
  readonly id: string
  readonly name: string
  readonly notes: string
  /** `id@version` of the model. */
  readonly model: string
  readonly baseline: string
  readonly reading: ReadingId
  readonly horizon: Year
  readonly levers: Readonly<Record<LeverId, LeverDeparture>>
  readonly assumptions: Readonly<Record<AssumptionId, number>>
  readonly indicators: readonly UserIndicator[]
}
