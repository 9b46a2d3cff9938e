/** What the report says: conflicts first, then every figure with its place and its words; then later outcomes. */

import { useEffect, useMemo, useRef, useState } from 'react'
import { Button, Input, SearchField } from 'react-aria-components'
import { namedFigures } from '../../model/resolve-model.ts'
import type {
  ConflictSpec,
  FigureId,
  FigureSpec,
  FigureTopic,
  OutcomeSpec,
  SourceSpec,
} from '../../model/spec.ts'
import { levelsIn } from '../../report/amount.ts'
import { type FigureOrder, figureOrders, orderedFigures } from '../../report/figure-order.ts'
import { figureAmount, figureText, figureUnit } from '../../report/figures.ts'
import { otherChoiceTexts } from '../../report/other-choice.ts'
import { subjectKey } from '../../report/passport-subject.ts'
import { placeText } from '../../report/place-text.ts'
import { baselineTexts } from '../../report/search/baseline-texts.ts'
import { search as searchFor } from '../../report/search/search.ts'
import { formatPublished } from '../../report/text/format.ts'
import { withUnit } from '../../report/with-unit.ts'
import { useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { Choice } from '../controls/choice.tsx'
import { Icon } from '../controls/icons.tsx'
import { PassportButton } from '../controls/passport-button.tsx'
import { ReferencesButton } from '../controls/references-button.tsx'
import { useRoving } from '../controls/roving.ts'
import { Said } from '../controls/said.tsx'
import { SourceName } from '../controls/source-name.tsx'
import { activeDocument, keyYearOf, projectionOf } from '../workspace/workspace.ts'
import './baselines.css'

export function BaselinesView() {
  const words = useWords()
  const { t, text, language } = words
  const baseline = useWorkspace((state) => state.ground.baseline)
  const outcomes = useWorkspace((state) => state.ground.outcomes.outcomes)
  const model = useWorkspace((state) => state.ground.model)
  const used = useMemo(() => namedFigures(model, baseline).map(({ figure }) => figure.id), [model, baseline])
  const texts = baselineTexts(useWorkspace((state) => state.ground))
  const [search, setSearch] = useState('')
  const [topic, setTopic] = useState<FigureTopic | 'all'>('all')
  const [order, setOrder] = useState<FigureOrder>()
  const figures = searchFor(baseline.figures, search, texts.figure).filter(
    (figure) => topic === 'all' || figure.topic === topic,
  )
  const found = new Set(searchFor(baseline.conflicts, search, texts.conflict))
  const shownFigures = new Set(figures.map(({ id }) => id))
  // An inconsistency stays in sight with each figure that it is about.
  const conflicts = baseline.conflicts.filter(
    (conflict) =>
      (topic === 'all' && found.has(conflict)) || conflict.figures.some((id) => shownFigures.has(id)),
  )
  const topics = baseline.topics.filter(({ id }) => baseline.figures.some((figure) => figure.topic === id))
  return (
    <main className="page" aria-label={t('baselines.title')}>
      <header className="page-head">
        <div>
          <h2 className="page-title">{text(baseline.label)}</h2>
          <p className="hint">
            {t('baselines.source')}: {text(baseline.source.author)} · {text(baseline.source.title)} ·{' '}
            {formatPublished(baseline.source.published, language)} <ReferencesButton />
          </p>
        </div>
        <div className="page-tools">
          <SearchField
            className="search wide"
            aria-label={t('baselines.find')}
            value={search}
            onChange={setSearch}
          >
            <Input className="input" placeholder={t('baselines.find')} />
          </SearchField>
          <Choice
            label={t('baselines.topicLabel')}
            value={topic}
            onChange={setTopic}
            options={[
              { id: 'all' as const, label: t('baselines.all') },
              ...topics.map(({ id, label }) => ({ id, label: text(label) })),
            ]}
          />
          <span className="hint" role="status">
            {t('baselines.count', { count: figures.length })}
          </span>
        </div>
      </header>
      <Conflicts conflicts={conflicts} />
      {topics.map(({ id, label }) => {
        const members = figures.filter((figure) => figure.topic === id)
        return (
          members.length > 0 && (
            <section key={id} className="card figure-section" aria-label={text(label)}>
              <h3>{text(label)}</h3>
              <FigureTable
                figures={orderedFigures(members, order, words)}
                used={used}
                order={order}
                onOrder={setOrder}
              />
            </section>
          )
        )
      })}
      {figures.length === 0 && <p className="panel-empty">{t('baselines.none')}</p>}
      {topic === 'all' && <Outcomes outcomes={searchFor(outcomes, search, texts.outcome)} />}
    </main>
  )
}

function Conflicts({ conflicts }: { readonly conflicts: readonly ConflictSpec[] }) {
  const words = useWords()
  const { t, text } = words
  const baseline = useWorkspace((state) => state.ground.baseline)
  const { source } = baseline
  const ordered = conflicts.toSorted((a, b) => Number(b.readings) - Number(a.readings))
  const figureOf = (id: FigureId) => baseline.figures.find((figure) => figure.id === id)
  if (ordered.length === 0) return null
  return (
    <section className="card figure-section" aria-label={t('baselines.conflicts')}>
      <h3>{t('baselines.conflicts')}</h3>
      <ul className="conflicts">
        {ordered.map((conflict) => (
          <li
            key={conflict.id}
            className={conflict.readings ? 'conflict main' : 'conflict'}
            data-subject={subjectKey({ kind: 'conflict', id: conflict.id })}
            tabIndex={-1}
          >
            <h4>
              <Icon name="warn" /> {text(conflict.title)}
            </h4>
            <p>{text(conflict.text)}</p>
            <p className="hint">
              {conflict.figures
                .flatMap((id) => figureOf(id) ?? [])
                .map((figure) =>
                  withUnit(
                    `${text(figure.label)}: ${figureAmount(figure, words)}`,
                    placeText(figure.place, source, words).text,
                    words,
                  ),
                )
                .join(' · ')}
            </p>
            <OtherChoice conflict={conflict} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the other choice would do; computed once the view stands, since it needs a model of its own. */
function OtherChoice({ conflict }: { readonly conflict: ConflictSpec }) {
  const words = useWords()
  const store = useWorkspaceStore()
  const data = useWorkspace((state) => state.grounds.data)
  const ground = useWorkspace((state) => state.ground)
  const scenario = useWorkspace((state) => activeDocument(state).scenario)
  const year = useWorkspace(keyYearOf)
  const prices = useWorkspace((state) => state.prices)
  const [texts, setTexts] = useState<readonly string[]>([])
  useEffect(() => {
    const timer = setTimeout(() => {
      const [now, projector] = [projectionOf(store, scenario, prices), store.projectorOf(scenario)]
      const setting = { data, ground, scenario, year, prices, now, projector }
      setTexts(otherChoiceTexts(conflict, setting, words))
    })
    return () => clearTimeout(timer)
  }, [store, conflict, data, ground, scenario, year, prices, words])
  return (
    <ul className="other-choices">
      {texts.map((text) => (
        <li key={text}>
          <Said text={text} />
        </li>
      ))}
    </ul>
  )
}

interface FigureTableProps {
  readonly figures: readonly FigureSpec[]
  readonly used: readonly FigureId[]
  readonly order: FigureOrder | undefined
  readonly onOrder: (order: FigureOrder | undefined) => void
}

/** The head of a column; pressed, the tables are sorted by it, then the other way, then as the source has them. */
function SortHead({
  by,
  order,
  onOrder,
}: Pick<FigureTableProps, 'order' | 'onOrder'> & { readonly by: FigureOrder['by'] }) {
  const { t } = useWords()
  const isOwn = order?.by === by
  const next = !isOwn
    ? { by, isDescending: false }
    : order.isDescending
      ? undefined
      : { by, isDescending: true }
  return (
    <th
      scope="col"
      className={by === 'value' ? 'number' : undefined}
      aria-sort={isOwn ? (order.isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <Button className="sort-head" onPress={() => onOrder(next)}>
        {t(`baselines.${by}`)}
        <span aria-hidden="true" className="sort-mark">
          {isOwn ? (order.isDescending ? '↓' : '↑') : '↕'}
        </span>
      </Button>
    </th>
  )
}

function FigureTable({ figures, used, order, onOrder }: FigureTableProps) {
  const words = useWords()
  const { t, text, region } = words
  const { source } = useWorkspace((state) => state.ground.baseline)
  const place = useRef<HTMLTableElement>(null)
  useRoving(place)
  return (
    <table ref={place} className="table figure-table">
      <thead>
        <tr>
          {figureOrders.map((by) => (
            <SortHead key={by} by={by} order={order} onOrder={onOrder} />
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.id} data-subject={subjectKey({ kind: 'figure', id: figure.id })}>
            <th scope="row">
              {text(figure.label)}
              {used.includes(figure.id) && <span className="used">{t('baselines.usedBy')}</span>}
            </th>
            <td className="number">
              <strong>
                <PassportButton
                  subject={{ kind: 'figure', id: figure.id }}
                  text={figureText(figure, words)}
                />
              </strong>
              <span className="cell-note">{figureUnit(figure, words)}</span>
            </td>
            <td>{figure.period ?? figure.year}</td>
            <td>{region(figure.region)}</td>
            <td className="quote-cell">
              <q lang={source.language}>{figure.quote}</q>
              <Place place={figure.place} source={source} />
              {figure.note && (
                <span className="figure-note">
                  <Said text={text(figure.note)} />
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Where a figure stands; in the language of the source where it is not noted in a way that could be worded. */
function Place({ place, source }: { readonly place: string; readonly source: SourceSpec }) {
  const { text, language } = placeText(place, source, useWords())
  return (
    <span className="cell-note" {...(language === undefined ? {} : { lang: language })}>
      {text}
    </span>
  )
}

function Outcomes({ outcomes }: { readonly outcomes: readonly OutcomeSpec[] }) {
  const words = useWords()
  const { t, text } = words
  const place = useRef<HTMLTableElement>(null)
  useRoving(place)
  if (outcomes.length === 0) return null
  return (
    <section className="card figure-section" aria-label={t('baselines.outcomes')}>
      <h3>{t('baselines.outcomes')}</h3>
      <p className="hint section-intro">{t('baselines.outcomesIntro')}</p>
      <table ref={place} className="table figure-table">
        <thead>
          <tr>
            <th scope="col">{t('baselines.figure')}</th>
            <th scope="col" className="number">
              {t('baselines.value')}
            </th>
            <th scope="col">{t('baselines.year')}</th>
            <th scope="col">{t('baselines.source')}</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map((outcome) => (
            <tr key={outcome.id} data-subject={subjectKey({ kind: 'outcome', id: outcome.id })}>
              <th scope="row">
                {text(outcome.label)}
                <span className="cell-note">
                  {t(`baselines.measure.${outcome.measure}`)}
                  {outcome.derived ? ` · ${t('baselines.derived')}` : ''}
                </span>
              </th>
              <td className="number">
                <strong>
                  <PassportButton
                    subject={{ kind: 'outcome', id: outcome.id }}
                    text={levelsIn(outcome.unit, words).write(outcome.value)}
                  />
                </strong>
                <span className="cell-note">{levelsIn(outcome.unit, words).unit}</span>
              </td>
              <td>{outcome.year}</td>
              <td className="quote-cell">
                <SourceName {...outcome} />
                {outcome.note && <span className="figure-note">{text(outcome.note)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
