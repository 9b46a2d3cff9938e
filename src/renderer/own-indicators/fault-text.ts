/** What is wrong with an own indicator, in the user's language. */
import { plainNumberSize } from '../../model/unit.ts'
import { faultText } from '../../report/faults/fault-text.ts'
import type { Words } from '../../report/text/words.ts'
import type { DraftFault } from './drafts.ts'

export function draftFaultText(fault: DraftFault, words: Words): string {
  const { t } = words
  switch (fault.code) {
    case 'missing':
      return t('own.faults.missing')
    case 'itself':
      return t('own.faults.itself')
    case 'unfinished':
      return t('own.faults.unfinished', fault.details)
    case 'below':
      return t('own.faults.below', fault.details)
    case 'removed':
      return t('own.faults.removed', fault.details)
    case 'needed':
      return t('own.faults.needed', fault.details)
    case 'unit-mismatch':
      return unitText(fault.details, words)
    default:
      return faultText(fault, words)
  }
}

/** The row says whose formula it is. */
function unitText({ left, right }: { readonly left: string; readonly right: string }, words: Words): string {
  const { t } = words
  const [told, given] = [left, right].map((size) => words.unitOfSize(size) ?? size)
  if (right === plainNumberSize) return t('own.faults.noUnit', { told: told ?? left })
  return left === plainNumberSize
    ? t('own.faults.unitNeeded', { given: given ?? right })
    : t('own.faults.unitOther', { told: told ?? left, given: given ?? right })
}

/** The unit that a formula gives, as it would be written in the field; undefined where the data files have none. */
export function unitToUse(fault: DraftFault | undefined, words: Words): string | undefined {
  if (fault?.code !== 'unit-mismatch') return undefined
  return fault.details.right === plainNumberSize ? '' : words.unitOfSize(fault.details.right)
}
