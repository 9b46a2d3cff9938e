/** What is wrong with a command line, in the reader's language. */
import { onOneLine } from '../../files/characters.ts'
import { notOfferedText } from '../not-offered.ts'
import { manners, paragraph } from '../text/language.ts'
import type { TextKey } from '../text/translate.ts'
import type { UsageFault, UsageProblem } from '../usage-fault.ts'
import type { FaultSpeech } from './fault-speech.ts'
import { faultText } from './fault-text.ts'
import { type Told, toldPlainly } from './told.ts'

/** The option and what is wrong with it, in a sentence. */
export function usageFaultText({ option, problem }: UsageFault, speech: FaultSpeech): string {
  const text = 'path' in problem ? faultText(problem, speech) : problemText(problem, speech)
  return option === '' ? text : speech.t('faults.place', { place: onOneLine(option), text })
}

function problemText({ code, details }: UsageProblem, speech: FaultSpeech): string {
  if (code === 'unaskable') return speech.t(`analyse.unaskable.${details.why}`)
  if (code === 'indicator-elsewhere') {
    const elsewhere = speech.t(`faults.usage.${code}`, {
      known: details.known.join(manners[speech.language].betweenItems),
    })
    return paragraph([notOfferedText(details, speech), elsewhere], speech.language)
  }
  // Each text leaves open what the details of its code name; a test words them all.
  const t = speech.t as (key: TextKey, values: Told) => string
  return t(`faults.usage.${code}`, toldPlainly(details, speech))
}
