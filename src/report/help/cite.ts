/** How the program and the source of its figures are cited; CITATION.cff says the same of the program. */
import type { Program } from '../../host/contract.ts'
import type { SourceSpec } from '../../model/spec.ts'
import { formatPublished } from '../text/format.ts'
import type { Words } from '../text/words.ts'

export const programTitle = 'Qiantang: a desktop policy-scenario simulator for economic planners'
export const programLicense = 'MIT'

export const programCited = ({ version, released }: Pick<Program, 'version' | 'released'>, words: Words) =>
  words.t('help.programCited', {
    title: programTitle,
    version,
    date: released === '' ? '–' : formatPublished(released, words.language),
    license: programLicense,
  })

export const sourceCited = ({ author, title, published, address }: SourceSpec, words: Words): string =>
  [
    words.t('help.sourceCited', {
      author: words.text(author),
      title: words.text(title),
      date: formatPublished(published, words.language),
    }),
    ...(address === undefined ? [] : [address]),
  ].join(' ')
