/** How the numbers come about: the model's equations with their values, and a picture of what depends on what. */

import { memo, useCallback, useEffect, useMemo, useState } from 'react'
import { Input, SearchField } from 'react-aria-components'
import { type ReadableEquation, readableEquations, readableIndicators } from '../../model/readable.ts'
import { yearsTo } from '../../model/years.ts'
import { dependenciesOf } from '../../report/equations/dependencies.ts'
import { labelsOf, type NamedThing, namedThings } from '../../report/equations/names.ts'
import { type PassportSubject, subjectKey } from '../../report/passport-subject.ts'
import { search as searchFor } from '../../report/search/search.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { Choice } from '../controls/choice.tsx'
import { documentsHere } from '../workspace/workspace.ts'
import '../baselines/baselines.css'
import { Equation, type EquationReading } from './equation.tsx'
import './model-view.css'
import { DependencyPicture } from './picture.tsx'
import { type Chosen, useChosen, useSaid } from './reading.ts'

export function ModelView() {
  const words = useWords()
  const { t, text } = words
  const spec = useWorkspace((state) => state.ground.model)
  const built = useWorkspace((state) => state.ground.built)
  const actions = useActions()
  const [search, setSearch] = useState('')
  const [shown, setShown] = useState<string>()
  const chosen = useChosen()
  const { scenario, year } = chosen
  const say = useSaid(chosen)
  const isGoneTo = useWorkspace(({ destination }) => destination?.kind === 'equation')
  useEffect(() => {
    if (isGoneTo) setSearch('')
  }, [isGoneTo])
  const focusOn = useCallback((subject: PassportSubject) => {
    setSearch('')
    // What the search hid is there in the next picture.
    requestAnimationFrame(() => bring(subject)?.focus({ preventScroll: true }))
  }, [])
  const goTo = useCallback(
    ({ subject }: NamedThing): void => {
      if (subject.kind === 'equation' || subject.kind === 'indicator') focusOn(subject)
      else if (subject.kind === 'figure') actions.showPassport(subject)
      else actions.showPassport({ ...subject, scenario: scenario.id, year } as PassportSubject)
    },
    [actions, focusOn, scenario.id, year],
  )
  const onShow = useCallback(
    (name: string) => {
      setShown(name)
      const thing = namedThings(built).get(name)
      if (thing) bring(thing.subject)
    },
    [built],
  )
  const reading = useMemo(
    (): EquationReading => ({
      things: namedThings(built),
      dependencies: dependenciesOf(built, scenario.reading),
      reader: { words, launchYear: spec.launchYear, labelOf: labelsOf(built, words) },
      scenario,
      year,
      say,
      goTo,
      shown,
    }),
    [built, spec.launchYear, words, scenario, year, say, goTo, shown],
  )
  return (
    <main className="page" aria-label={t('model.title')}>
      <header className="page-head">
        <div className="model-intro">
          <h2 className="page-title">{text(spec.title)}</h2>
          <p>{text(spec.description)}</p>
          <p className="hint">{t('equation.rangeHint')}</p>
        </div>
        <div className="page-tools model-values">
          <ValueChoice {...chosen} />
          <SearchField
            className="search wide"
            aria-label={t('model.find')}
            value={search}
            onChange={setSearch}
          >
            <Input className="input" placeholder={t('model.find')} />
          </SearchField>
        </div>
      </header>
      <div className="model-body">
        <Sections search={search} reading={reading} />
        <DependencyPicture scenario={scenario} year={year} say={say} onShow={onShow} goTo={goTo} />
      </div>
    </main>
  )
}

/** Scrolls to an equation. */
function bring(subject: PassportSubject): HTMLElement | null {
  const place = document.querySelector<HTMLElement>(
    `.equation[data-subject="${CSS.escape(subjectKey(subject))}"]`,
  )
  place?.scrollIntoView({ block: 'start' })
  return place
}

/** Whose values are shown, and of which year. */
function ValueChoice({ scenario, year, choose, chooseYear }: Chosen) {
  const words = useWords()
  const { t } = words
  const state = useWorkspace((all) => all)
  return (
    <>
      <span className="hint">{t('equation.valuesOf')}</span>
      <Choice
        label={t('equation.scenario')}
        value={scenario.id}
        onChange={choose}
        options={documentsHere(state).map((document) => ({
          id: document.scenario.id,
          label: words.nameOf(document),
        }))}
      />
      <Choice
        label={t('equation.year')}
        value={String(year)}
        onChange={(next) => chooseYear(Number(next))}
        options={yearsTo(state.ground.model, scenario.horizon).map((each) => ({
          id: String(each),
          label: String(each),
        }))}
      />
    </>
  )
}

const equationTexts = ({ id, label, formulas }: ReadableEquation): readonly string[] => [
  id,
  ...Object.values(label),
  ...formulas.map((formula) => formula.text),
]

interface SectionsProps {
  readonly search: string
  readonly reading: EquationReading
}

/** The equations, and the list of their sections; drawn again only when what is read changes. */
const Sections = memo(function Sections({ search, reading }: SectionsProps) {
  const { t, text } = useWords()
  const spec = useWorkspace((state) => state.ground.model)
  const labelOf = reading.reader.labelOf
  const sections = [
    ...readableEquations(spec).map(({ id, title, text: about, equations }) => ({
      id,
      title: text(title),
      about: text(about),
      equations,
    })),
    { id: 'indicators', title: t('model.indicators'), about: '', equations: readableIndicators(spec) },
  ]
  const found = new Set(
    searchFor(
      sections.flatMap(({ equations }) => equations),
      search,
      (equation) => [
        ...equationTexts(equation),
        ...(reading.dependencies.takes.get(equation.id) ?? []).map(({ from }) => labelOf(from)),
      ],
    ),
  )
  const shown = sections
    .map((section) => ({ ...section, equations: section.equations.filter((each) => found.has(each)) }))
    .filter(({ equations }) => equations.length > 0)
  return (
    <>
      <nav className="model-contents" aria-label={t('model.contents')}>
        {shown.map(({ id, title }) => (
          <a key={id} href={`#section-${id}`} onClick={(event) => focusSection(event, id)}>
            {title}
          </a>
        ))}
      </nav>
      <div className="model-sections">
        {shown.map(({ id, title, about, equations }) => (
          <section key={id} id={`section-${id}`} className="card equations" aria-label={title} tabIndex={-1}>
            <h3>{title}</h3>
            {about && <p className="hint">{about}</p>}
            {equations.map((equation) => (
              <Equation key={equation.id} equation={equation} reading={reading} />
            ))}
          </section>
        ))}
        {shown.length === 0 && <p className="panel-empty">{t('model.none')}</p>}
      </div>
    </>
  )
})

/** The address holds no token that a link could lose, but it is not for places in the page either. */
function focusSection(event: { preventDefault(): void }, id: string): void {
  event.preventDefault()
  const section = document.getElementById(`section-${id}`)
  section?.scrollIntoView({ block: 'start' })
  section?.focus({ preventScroll: true })
}
