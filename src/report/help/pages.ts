/** The pages of help, in their order, and what a page holds. */
import type { Words } from '../text/words.ts'

/** Pages about a view, which stand under the view's own name. */
const viewPages = ['explore', 'compare', 'analyse', 'baselines', 'model'] as const
/** Pages whose sentences are written; the rest follows from the data, or does something. */
export const writtenPages = [...viewPages, 'modelWorks', 'modelLimits', 'cite'] as const
export const helpPages = [
  ...viewPages,
  ...(['modelWorks', 'modelLimits', 'glossary', 'keys', 'cite', 'about', 'check', 'diagnostics'] as const),
] as const

export type WrittenPage = (typeof writtenPages)[number]
export type HelpPage = (typeof helpPages)[number]

/** A part of a page: sentences, then perhaps words with what each means. */
export interface HelpPart {
  readonly head?: string
  readonly text: readonly string[]
  readonly terms?: readonly (readonly [term: string, meaning: string])[]
}

/** Words of the product that help explains; those of a model are its own. */
export const glossaryTerms = [
  ...(['scenario', 'baselineScenario', 'baselineData', 'lever', 'growthSetting'] as const),
  ...(['baseValue', 'launchYear', 'horizon', 'keyYear', 'projection', 'assumption', 'shock'] as const),
  ...(['simulation', 'band', 'officialTarget', 'published', 'reading', 'inconsistency'] as const),
  ...(['currentPrices', 'constantPrices', 'percentagePoint', 'sensitivity', 'attribution'] as const),
  ...(['targetSeeking', 'backtest', 'fingerprint', 'seed', 'savedVersion'] as const),
] as const
export type GlossaryTerm = (typeof glossaryTerms)[number]

/** What is written of help in one language. A word in braces is a command, whose key stands in its place. */
export interface HelpTexts {
  readonly pages: Readonly<Record<WrittenPage, readonly HelpPart[]>>
  readonly glossary: Readonly<Record<GlossaryTerm, readonly [term: string, meaning: string]>>
}

export function helpTitle(page: HelpPage, { t }: Pick<Words, 't'>): string {
  switch (page) {
    case 'explore':
    case 'compare':
    case 'analyse':
    case 'baselines':
    case 'model':
      return t(`view.${page}`)
    case 'check':
      return t('check.title')
    case 'diagnostics':
      return t('help.diagnostics')
    default:
      return t(`help.page.${page}`)
  }
}
