/** What each page of help says: its written sentences, and what follows from the model, the source and the keys. */
import type { Program } from '../../host/contract.ts'
import type { Ground } from '../../model/ground.ts'
import type { ModelSpec } from '../../model/spec.ts'
import { outsideText } from '../search/outside.ts'
import { finderOf } from '../search/search.ts'
import { formatList } from '../text/format.ts'
import type { Words } from '../text/words.ts'
import { programCited, sourceCited } from './cite.ts'
import { commandText } from './commands.ts'
import { hasKeys, type Keyboard, keyedCommands, shownKey } from './keys.ts'
import { glossaryTerms, type HelpPage, type HelpPart, type HelpTexts, helpPages } from './pages.ts'

export interface HelpSetting {
  readonly texts: HelpTexts
  readonly words: Words
  readonly ground: Ground
  readonly keyboard: Keyboard
  /** What runs, once it is known. */
  readonly program: Pick<Program, 'version' | 'released'> | undefined
}

export function helpParts(page: HelpPage, setting: HelpSetting): readonly HelpPart[] {
  const { texts, words, ground } = setting
  switch (page) {
    case 'explore':
    case 'compare':
    case 'analyse':
    case 'baselines':
    case 'model':
      return withKeys(texts.pages[page], setting)
    case 'modelWorks':
      return [...texts.pages.modelWorks, ...workings(ground.model, words)]
    case 'modelLimits':
      return [...texts.pages.modelLimits, ...limits(ground.model, words)]
    case 'glossary':
      return glossary(setting)
    case 'keys':
      return keyParts(setting)
    case 'cite':
      return [...texts.pages.cite, ...citations(setting)]
    case 'about':
      return [{ text: [words.t('help.about'), words.t('help.notForecast'), words.t('help.promise')] }]
    // These two do something; what they say of it is all that can be found.
    case 'check':
      return [{ text: [words.t('check.about')] }]
    case 'diagnostics':
      return [{ text: [words.t('help.diagnosticsAbout')] }]
  }
}

/** Keys stand in the place of commands; where nothing hears a command's key, its name does. */
const withKeys = (parts: readonly HelpPart[], { keyboard, words }: HelpSetting): readonly HelpPart[] =>
  parts.map((part) => ({
    ...part,
    text: part.text.map((sentence) =>
      sentence.replaceAll(/\{(\w+)\}/g, (whole, command: string) =>
        hasKeys(command) ? (shownKey(command, keyboard) ?? commandText(command, words)) : whole,
      ),
    ),
  }))

function workings(model: ModelSpec, { t, text, language }: Words): readonly HelpPart[] {
  return [
    { head: text(model.title), text: [text(model.description)] },
    {
      head: t('help.levers'),
      text: [],
      terms: model.leverGroups.flatMap(({ id, label }) => {
        const own = model.levers.filter(({ group }) => group === id)
        const names = formatList(
          own.map((lever) => text(lever.label)),
          language,
        )
        return own.length > 0 ? [[text(label), names] as const] : []
      }),
    },
    {
      head: t('help.sections'),
      text: [],
      terms: model.sections.map((section) => [text(section.title), text(section.text)] as const),
    },
  ]
}

function limits(model: ModelSpec, words: Words): readonly HelpPart[] {
  const { t, text, language } = words
  const { outside = [], notOffered, assumptionGroups, assumptions } = model
  const parts: readonly HelpPart[] = [
    {
      head: t('help.outside'),
      text: [],
      terms: outside.map((topic) => [
        formatList(topic.terms[language], language),
        outsideText(topic, model, words),
      ]),
    },
    {
      head: t('help.notOffered'),
      text: [],
      terms: notOffered.map(({ indicator }) => [text(indicator.label), text(indicator.description)]),
    },
    {
      head: t('help.assumed'),
      text: [],
      terms: assumptionGroups.flatMap(({ id, label }) => {
        const own = assumptions.filter(({ group }) => group === id)
        const names = formatList(
          own.map((assumption) => text(assumption.label)),
          language,
        )
        return own.length > 0 ? [[text(label), names] as const] : []
      }),
    },
  ]
  return parts.filter(({ terms = [] }) => terms.length > 0)
}

function glossary({ texts, words, ground }: HelpSetting): readonly HelpPart[] {
  const { t, text } = words
  const { indicators, levers } = ground.model
  const described = (own: readonly (typeof indicators | typeof levers)[number][]) =>
    own.map(({ label, description }) => [text(label), text(description)] as const)
  return [
    { head: t('help.words'), text: [], terms: glossaryTerms.map((term) => texts.glossary[term]) },
    { head: t('help.modelWords'), text: [], terms: described(indicators) },
    ...(levers.length > 0 ? [{ head: t('help.modelLevers'), text: [], terms: described(levers) }] : []),
  ]
}

function keyParts({ words, keyboard }: HelpSetting): readonly HelpPart[] {
  const { t } = words
  return [
    {
      head: t('help.everywhere'),
      text: [],
      terms: keyedCommands.flatMap((command) => {
        const key = shownKey(command, keyboard)
        return key === undefined ? [] : [[key, commandText(command, words)] as const]
      }),
    },
    {
      head: t('help.controls'),
      text: [],
      terms: [
        [t('help.tab'), t('help.tabDoes')],
        [t('help.arrows'), t('help.arrowsDo')],
        [t('help.pagesKeys'), t('help.pagesDo')],
        [t('help.ends'), t('help.endsDo')],
        [t('help.rows'), t('help.rowsDo')],
        [t('help.enter'), t('help.enterDoes')],
        [t('help.escape'), t('help.escapeDoes')],
      ],
    },
  ]
}

const citations = ({ words, ground, program }: HelpSetting): readonly HelpPart[] => [
  ...(program ? [{ head: words.t('help.program'), text: [programCited(program, words)] }] : []),
  { head: words.t('help.source'), text: [sourceCited(ground.baseline.source, words)] },
]

/** A part of a page that a search has found. */
export interface FoundPart {
  readonly page: HelpPage
  /** Its place on the page. */
  readonly place: number
  readonly part: HelpPart
}

/** The parts that a query finds, of words with meanings those that it finds. */
export function findInHelp(query: string, setting: HelpSetting): readonly FoundPart[] {
  const finds = finderOf(query)
  if (query.trim() === '') return []
  return helpPages.flatMap((page) =>
    helpParts(page, setting).flatMap((part, place) => {
      const { head = '', text, terms } = part
      const own = terms?.filter((term) => finds(term))
      const found = finds([head, ...text])
      if (!found && (own === undefined || own.length === 0)) return []
      return [{ page, place, part: own && own.length > 0 ? { ...part, terms: own } : part }]
    }),
  )
}
