/** What a printed view says above and below: what it shows, in which prices, from what it was computed, and when. */
import { groundName } from '../../report/ground.ts'
import { provenanceLines, provenanceOf } from '../../report/provenance.ts'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'
import { activeDocument, comparableBaseline, drawnDocuments } from '../workspace/workspace.ts'
import { useIsPrinted } from './printing.ts'

export function PrintHead() {
  const words = useWords()
  const { t } = words
  const name = useWorkspace((state) => words.nameOf(activeDocument(state)))
  const view = useWorkspace((state) => state.view)
  const ground = useWorkspace((state) => state.ground)
  return (
    <p className="print-only print-head">
      <strong>{name}</strong> {[t(`view.${view}`), groundName(ground, words), t('app.name')].join(' · ')}
    </p>
  )
}

/** Below the charts, which say nothing of it themselves: the other views have such a line on the screen too. */
export function PrintFoot() {
  return useIsPrinted() ? <MadeFrom /> : null
}

function MadeFrom() {
  const words = useWords()
  const state = useWorkspace((all) => all)
  const { ground, charts } = state
  const shown = drawnDocuments(state).map((document) => ({
    scenario: document.scenario,
    name: words.nameOf(document),
    short: words.shortNameOf(document),
  }))
  const baseline = comparableBaseline(state)
  const document = state.documents.get(state.baseline)
  const name = document ? words.nameOf(document) : ''
  const { draws, seed, method, bands, ranges } = state.drawing
  const made = provenanceOf(state, [...shown, { scenario: baseline, name, short: name }], {
    inquiry: { kind: 'project', indicators: charts },
    date: new Date(),
    ...(state.fansShown ? { drawn: { draws, seed, method, ...(bands ? { bands } : {}) }, ranges } : {}),
  })
  return <p className="print-only provenance">{provenanceLines(made, words, ground).join(' · ')}</p>
}
