/** What is wrong with an own indicator, in the user's language. */
import type { Words } from '../../report/text/words.ts'
import type { DraftFault } from './drafts.ts'

export function draftFaultText(fault: DraftFault, { t, language }: Words): string {
  if (fault === 'missing') return t('own.faults.missing')
  const { code, details, message } = fault
  const said = (name: string): string | number => details[name] ?? ''
  // English says it most exactly, with the place in the formula.
  if (language === 'en') return message
  switch (code) {
    case 'name-unknown':
      return t('own.faults.nameUnknown', { name: said('name') })
    case 'name-duplicate':
      return t('own.faults.nameTaken', { name: said('name') })
    case 'name-invalid':
      return t('own.faults.nameInvalid')
    case 'unit-mismatch':
      return t('own.faults.unitMismatch', { left: said('left'), right: said('right') })
    case 'formula-too-long':
    case 'formula-too-deep':
      return t('own.faults.tooLong')
    default:
      return t('own.faults.syntax')
  }
}
