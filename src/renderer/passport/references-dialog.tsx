/** Every source that the view rests on: to be read, copied, and taken to a program that manages references. */
import { Button } from 'react-aria-components'
import { chartSubject } from '../../model/chart-subject.ts'
import type { IndicatorId } from '../../model/spec.ts'
import { referencesFile } from '../../report/download-name.ts'
import { groundName } from '../../report/ground.ts'
import {
  bibliographyText,
  cslText,
  type Reference,
  referenceKinds,
  referencesOf,
} from '../../report/references/references.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { ModalDialog } from '../controls/modal-dialog.tsx'
import { activeDocument, type Workspace } from '../workspace/workspace.ts'

export function ReferencesDialog() {
  const { t } = useWords()
  const actions = useActions()
  const isShown = useWorkspace(({ referencesShown }) => referencesShown)
  if (!isShown) return null
  return (
    <ModalDialog title={t('references.title')} wide onClose={() => actions.showReferences(false)}>
      <References />
    </ModalDialog>
  )
}

function References() {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const view = useWorkspace((state) => state.view)
  const ground = useWorkspace((state) => state.ground)
  const own = useWorkspace((state) => activeDocument(state).scenario.indicators)
  // As one text, which is the same while nothing else is shown.
  const shown = useWorkspace((state) => shownIn(state)?.join(' '))
  const references = referencesOf(ground, shown?.split(' '), own, words)
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text)
    actions.notify(t('references.copied'))
  }
  return (
    <>
      <p className="hint">{t(`references.about.${view}`, { ground: groundName(ground, words) })}</p>
      <section className="references" tabIndex={0} aria-label={t('references.title')}>
        {referenceKinds.map((kind) => (
          <ReferenceList
            key={kind}
            title={t(`references.kinds.${kind}`)}
            references={references.filter((reference) => reference.kind === kind)}
          />
        ))}
      </section>
      <div className="modal-actions">
        <span className="hint">{t('references.count', { count: references.length })}</span>
        <Button className="button" onPress={() => void copy(bibliographyText(references, words))}>
          {t('references.copy')}
        </Button>
        <Button className="button" onPress={() => void copy(cslText(references))}>
          {t('references.copyCsl')}
        </Button>
        <Button
          className="button"
          onPress={() => void actions.saveJson(referencesFile(ground, words), cslText(references))}
        >
          {t('references.save')}
        </Button>
      </div>
    </>
  )
}

function ReferenceList({
  title,
  references,
}: {
  readonly title: string
  readonly references: readonly Reference[]
}) {
  if (references.length === 0) return null
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {references.map(({ csl, text, language, address }) => (
          <li key={csl.id}>
            <span {...(language === undefined ? {} : { lang: language })}>{text}</span>
            {address !== undefined && <span className="passport-address">{address}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The indicators that a view shows; all, and all that was published, where it shows everything there is. */
function shownIn({ view, charts, ground: { model } }: Workspace): readonly IndicatorId[] | undefined {
  const { keyFigures, compared } = model.headlines
  switch (view) {
    case 'explore':
      return [...new Set([...keyFigures, ...charts.map((chart) => chartSubject(chart).indicator)])]
    case 'compare':
      return compared
    case 'analyse':
      return model.indicators.map(({ id }) => id)
    case 'baselines':
    case 'model':
      return undefined
  }
}
