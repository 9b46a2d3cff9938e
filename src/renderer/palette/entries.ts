/** Everything that the palette finds: views, questions, scenarios, levers, indicators, figures, commands, help. */
import type { MenuCommand } from '../../host/contract.ts'
import { languages } from '../../model/spec.ts'
import { figureAmount, figureText } from '../../report/figures.ts'
import { commands, commandText } from '../../report/help/commands.ts'
import { hasKeys, type Keyboard, shownKey } from '../../report/help/keys.ts'
import { type HelpPage, helpPages, helpTitle } from '../../report/help/pages.ts'
import type { PassportSubject } from '../../report/passport-subject.ts'
import { placeText } from '../../report/place-text.ts'
import { type Question, questions, unaskable } from '../../report/questions.ts'
import { folded } from '../../report/search/fold.ts'
import { leverTexts, outsideOf, outsideText } from '../../report/search/outside.ts'
import { search } from '../../report/search/search.ts'
import { type Speech, speechOf, type Words } from '../../report/text/words.ts'
import { activeDocument, documentsHere, type View, views, type Workspace } from '../workspace/workspace.ts'

export const entryKinds = [
  ...(['lever', 'indicator', 'view', 'question', 'scenario', 'command', 'help', 'figure'] as const),
] as const
export type EntryKind = (typeof entryKinds)[number]

/** Where an entry leads. */
export type Destination =
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'scenario'; readonly id: string }
  | { readonly kind: 'subject'; readonly subject: PassportSubject }
  | { readonly kind: 'command'; readonly command: MenuCommand }
  | { readonly kind: 'help'; readonly page: HelpPage }

export interface Entry {
  readonly kind: EntryKind
  readonly id: string
  readonly label: string
  readonly note?: string
  /** The key that does the same. */
  readonly key?: string
  /** All that it is found by, in every language. */
  readonly texts: readonly string[]
  readonly destination: Destination
}

const speeches = (): readonly Speech[] => languages.map(speechOf)
const inAll = (say: (speech: Speech) => string): readonly string[] => speeches().map(say)

export function entriesOf(state: Workspace, words: Words, keyboard: Keyboard): readonly Entry[] {
  return [
    ...modelEntries(state, words),
    ...viewEntries(state, words),
    ...scenarioEntries(state, words),
    ...commandEntries(words, keyboard),
    ...helpEntries(words),
    ...figureEntries(state, words),
  ]
}

const subjectEntry = (
  kind: 'lever' | 'indicator' | 'figure',
  id: string,
  rest: Pick<Entry, 'label' | 'note' | 'texts'>,
): Entry => ({ kind, id, destination: { kind: 'subject', subject: { kind, id } }, ...rest })

function modelEntries(state: Workspace, { text, unit }: Words): readonly Entry[] {
  const { model } = state.ground
  return [
    ...model.levers.map((lever) =>
      subjectEntry('lever', lever.id, {
        label: text(lever.label),
        note: unit(lever.unit),
        texts: leverTexts(lever),
      }),
    ),
    ...model.indicators.map(({ id, label, short, unit: own }) =>
      subjectEntry('indicator', id, {
        label: text(label),
        note: unit(own),
        texts: [id, ...Object.values(label), ...Object.values(short)],
      }),
    ),
    ...activeDocument(state).scenario.indicators.map(({ id, label }) =>
      subjectEntry('indicator', id, { label, texts: [id, label] }),
    ),
  ]
}

function viewEntries(state: Workspace, { t }: Words): readonly Entry[] {
  const askable = questions.filter(
    (question) => !unaskable(question, state.ground.model, documentsHere(state).length),
  )
  return [
    ...views.map(
      (view): Entry => ({
        kind: 'view',
        id: view,
        label: t(`view.${view}`),
        texts: inAll((speech) => speech.t(`view.${view}`)),
        destination: { kind: 'view', view },
      }),
    ),
    ...askable.map(
      (question): Entry => ({
        kind: 'question',
        id: question,
        label: t(`analyse.question.${question}`),
        note: t(`analyse.method.${question}`),
        texts: speeches().flatMap((speech) => [
          speech.t(`analyse.question.${question}`),
          speech.t(`analyse.method.${question}`),
        ]),
        destination: { kind: 'question', question },
      }),
    ),
  ]
}

/** Scenarios that can be computed, under the names that they have in any language. */
function scenarioEntries(state: Workspace, words: Words): readonly Entry[] {
  const shipped = new Map(state.ground.shipped.map(({ texts }) => [texts.id, texts]))
  const baseline = inAll((speech) => speech.t('scenarios.baseline'))
  return documentsHere(state).map((document): Entry => {
    const { kind, scenario } = document
    const texts = kind === 'shipped' ? shipped.get(scenario.id) : undefined
    return {
      kind: 'scenario',
      id: scenario.id,
      label: words.nameOf(document),
      texts: [
        words.nameOf(document),
        ...(kind === 'baseline' ? baseline : []),
        ...Object.values(texts?.name ?? {}),
        ...Object.values(texts?.short ?? {}),
      ],
      destination: { kind: 'scenario', id: scenario.id },
    }
  })
}

const commandEntries = (words: Words, keyboard: Keyboard): readonly Entry[] =>
  commands
    // What is open already, and what pages of help are.
    .filter((command) => !['palette', 'shortcuts', 'about'].includes(command))
    .map((command): Entry => {
      const key = hasKeys(command) ? shownKey(command, keyboard) : undefined
      return {
        kind: 'command',
        id: command,
        label: commandText(command, words),
        ...(key === undefined ? {} : { key }),
        texts: inAll((speech) => commandText(command, speech)),
        destination: { kind: 'command', command },
      }
    })

const helpEntries = (words: Words): readonly Entry[] =>
  helpPages.map((page): Entry => {
    const title = (speech: Pick<Speech, 't'>): string =>
      speech.t('palette.helpOf', { page: helpTitle(page, speech) })
    return {
      kind: 'help',
      id: page,
      label: title(words),
      texts: inAll(title),
      destination: { kind: 'help', page },
    }
  })

function figureEntries({ ground }: Workspace, words: Words): readonly Entry[] {
  const { figures, source } = ground.baseline
  return figures.map((figure) =>
    subjectEntry('figure', figure.id, {
      label: words.text(figure.label),
      note: figureAmount(figure, words),
      texts: [
        figure.id,
        ...Object.values(figure.label),
        figure.quote,
        figure.place,
        placeText(figure.place, source, words).text,
        String(figure.value),
        figureText(figure, words),
      ],
    }),
  )
}

/** What a query finds, by kind. */
export interface Found {
  readonly groups: readonly { readonly kind: EntryKind; readonly entries: readonly Entry[] }[]
  /** That the model does not have it, and what comes nearest, where that is so. */
  readonly outside: string | undefined
}

/** Of each kind so many; who looks for figures has their own search in Baselines. */
const mostOfKind = 7
/** What is shown before anything is typed. */
const atFirst: readonly EntryKind[] = ['view', 'question', 'scenario', 'command']

export function findEntries(
  entries: readonly Entry[],
  query: string,
  { model }: Workspace['ground'],
  words: Words,
): Found {
  if (query.trim() === '') return { groups: grouped(entries, atFirst), outside: undefined }
  const found = search(entries, query, ({ texts }) => texts)
  const topic = found.some(({ kind }) => kind === 'lever') ? undefined : outsideOf(model, query)
  const nearest = topic
    ? entries.filter(({ kind, id }) => kind === 'lever' && topic.nearest.includes(id))
    : []
  const ranks = new Map([...nearest, ...found].map((entry) => [entry, rankOf(entry, query)]))
  const all = [...ranks.keys()].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0))
  const kinds = new Set([
    // The nearest levers stand below what says that they are no more than that.
    ...(nearest.length > 0 ? (['lever'] as const) : []),
    ...entryKinds.toSorted((a, b) => bestRank(all, a, ranks) - bestRank(all, b, ranks)),
  ])
  return { groups: grouped(all, [...kinds]), outside: topic && outsideText(topic, model, words) }
}

const grouped = (entries: readonly Entry[], kinds: readonly EntryKind[]): Found['groups'] =>
  kinds.flatMap((kind) => {
    const own = entries.filter((entry) => entry.kind === kind)
    return own.length > 0
      ? [{ kind, entries: own.slice(0, kind === 'figure' ? mostOfKind : own.length) }]
      : []
  })

/** How well a name is what was typed: all of it, its beginning, a part of it, or not the name. */
function rankOf({ texts, label }: Entry, query: string): number {
  const wanted = folded(query)
  const names = [label, ...texts].map(folded)
  if (names.includes(wanted)) return 0
  if (folded(label).startsWith(wanted)) return 1
  return folded(label).includes(wanted) ? 2 : 3
}

const bestRank = (entries: readonly Entry[], kind: EntryKind, ranks: ReadonlyMap<Entry, number>): number =>
  Math.min(...entries.filter((entry) => entry.kind === kind).map((entry) => ranks.get(entry) ?? 9), 9)
