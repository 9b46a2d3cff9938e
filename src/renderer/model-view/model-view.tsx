/** How the numbers come about: the model's equations with labels and units, as its file says them. */

import { useState } from 'react'
import { Input, SearchField } from 'react-aria-components'
import { parseFormula, walkFormula } from '../../model/formula.ts'
import { type ReadableEquation, readableEquations, readableIndicators } from '../../model/readable.ts'
import { namedFigures } from '../../model/resolve-model.ts'
import { search as searchFor } from '../../report/search/search.ts'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'
import '../baselines/baselines.css'
import './model-view.css'

export function ModelView() {
  const { t, text } = useWords()
  const spec = useWorkspace((state) => state.ground.model)
  const [search, setSearch] = useState('')
  const sections = [
    ...readableEquations(spec).map(({ id, title, text: about, equations }) => ({
      id,
      title: text(title),
      about: text(about),
      equations,
    })),
    { id: 'indicators', title: t('model.indicators'), about: '', equations: readableIndicators(spec) },
  ].map((section) => ({
    ...section,
    equations: searchFor(section.equations, search, equationTexts),
  }))
  const shown = sections.filter((section) => section.equations.length > 0)
  return (
    <main className="page" aria-label={t('model.title')}>
      <header className="page-head">
        <div className="model-intro">
          <h2 className="page-title">{text(spec.title)}</h2>
          <p>{text(spec.description)}</p>
          <p className="hint">{t('model.functions')}</p>
        </div>
        <SearchField className="search wide" aria-label={t('model.find')} value={search} onChange={setSearch}>
          <Input className="input" placeholder={t('model.find')} />
        </SearchField>
      </header>
      <div className="model-body">
        <nav className="model-contents" aria-label={t('model.contents')}>
          {shown.map(({ id, title }) => (
            <a key={id} href={`#section-${id}`} onClick={(event) => scrollTo(event, id)}>
              {title}
            </a>
          ))}
        </nav>
        <div className="model-sections">
          {shown.map(({ id, title, about, equations }) => (
            <section key={id} id={`section-${id}`} className="card equations" aria-label={title}>
              <h3>{title}</h3>
              {about && <p className="hint">{about}</p>}
              {equations.map((equation) => (
                <Equation key={equation.id} equation={equation} />
              ))}
            </section>
          ))}
          {shown.length === 0 && <p className="panel-empty">{t('model.none')}</p>}
        </div>
      </div>
    </main>
  )
}

/** The address holds no token that a link could lose, but it is not for places in the page either. */
function scrollTo(event: { preventDefault(): void }, id: string): void {
  event.preventDefault()
  document.getElementById(`section-${id}`)?.scrollIntoView({ block: 'start' })
}

const equationTexts = ({ id, label, formulas }: ReadableEquation): readonly string[] => [
  id,
  ...Object.values(label),
  ...formulas.map((formula) => formula.text),
]

function Equation({ equation }: { readonly equation: ReadableEquation }) {
  const { t, text, unit } = useWords()
  const launchYear = useWorkspace((state) => state.ground.model.launchYear)
  const readings = useWorkspace((state) => state.ground.baseline.readings)
  const readingLabel = (id: string): string => {
    const found = readings.find((reading) => reading.id === id)
    return found ? text(found.label) : id
  }
  return (
    <div className="equation">
      <h4>
        {text(equation.label)} <span className="hint">{unit(equation.unit)}</span>
      </h4>
      {equation.formulas.map((formula) => {
        const notes = [
          ...(formula.when === 'launch' ? [t('model.launch', { year: launchYear })] : []),
          ...(formula.when === 'later' ? [t('model.later', { year: launchYear + 1 })] : []),
          ...(formula.reading ? [t('model.inReading', { reading: readingLabel(formula.reading) })] : []),
        ]
        return (
          <div key={`${formula.when} ${formula.reading}`} className="formula-line">
            <code>
              <strong>{equation.id}</strong> = {formula.text}
            </code>
            {notes.length > 0 && <span className="formula-note">{notes.join(', ')}</span>}
          </div>
        )
      })}
      {equation.where && (
        <p className="hint">
          {t('model.where')} <code>{equation.where}</code>
        </p>
      )}
      <Names equation={equation} />
    </div>
  )
}

/** What the names in an equation's formulas stand for. */
function Names({ equation }: { readonly equation: ReadableEquation }) {
  const { text } = useWords()
  const spec = useWorkspace((state) => state.ground.model)
  const baseline = useWorkspace((state) => state.ground.baseline)
  const [names, shocks] = [new Set<string>(), new Set<string>()]
  for (const formula of equation.formulas) {
    const parsed = parseFormula(formula.text)
    if (!parsed.ok) continue
    for (const part of walkFormula(parsed.value)) {
      if (part.kind === 'name' || part.kind === 'reference') names.add(part.name)
      if (part.kind === 'shock') shocks.add(part.name)
    }
  }
  names.delete(equation.id)
  const entries = [
    ...spec.levers,
    ...spec.assumptions,
    ...spec.sections.flatMap((section) => section.equations),
    ...spec.indicators,
    ...namedFigures(spec, baseline).map(({ name, figure }) => ({ id: name, label: figure.label })),
  ]
    .filter((entry) => names.has(entry.id))
    .map(({ id, label }) => ({ code: id, label }))
  // Shocks have names of their own.
  const chance = (spec.shocks ?? [])
    .filter(({ id }) => shocks.has(id))
    .map(({ id, label }) => ({ code: `shock(${id})`, label }))
  if (entries.length + chance.length === 0) return null
  return (
    <p className="equation-names">
      {[...entries, ...chance].map(({ code, label }) => (
        <span key={code}>
          <code>{code}</code> {text(label)}
        </span>
      ))}
    </p>
  )
}
