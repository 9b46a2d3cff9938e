/** Below what was computed: of which scenarios, with their fingerprints, and how. */
import { type Provenance, provenanceLines } from '../../report/provenance.ts'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'
import { ReferencesButton } from './references-button.tsx'

/** @param provenance missing while there is nothing to tell of: the place is kept. */
export function MadeFrom({ provenance }: { readonly provenance: Provenance | undefined }) {
  const words = useWords()
  const ground = useWorkspace((state) => state.ground)
  return (
    <p className="provenance">
      {provenance ? provenanceLines(provenance, words, ground).join(' · ') : ' '} <ReferencesButton />
    </p>
  )
}
