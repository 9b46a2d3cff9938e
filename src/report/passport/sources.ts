/** Cards of what was printed or published: figures, inconsistencies between them, outcomes, official targets. */
import type { ConflictSpec, FigureSpec, OutcomeSpec, TargetSpec } from '../../model/spec.ts'
import { levelsIn } from '../amount.ts'
import { figureAmount, figureText, figureUnit } from '../figures.ts'
import { targetAmount } from '../official-target.ts'
import { placeText } from '../place-text.ts'
import { sourceText } from '../source-text.ts'
import { formatPlain } from '../text/format.ts'
import { withUnit } from '../with-unit.ts'
import {
  type Fact,
  knownFacts,
  levelValue,
  type OwnParts,
  qualityText,
  referenceText,
  saidToo,
  sourceReference,
} from './parts.ts'
import { markedQuote } from './quote.ts'
import type { Standing } from './standing.ts'

export function figureParts(figure: FigureSpec, standing: Standing): OwnParts {
  const { words, ground } = standing
  const { t, text } = words
  const { source, quality } = ground.baseline
  const place = placeText(figure.place, source, words)
  const time = figure.period ?? String(figure.year)
  const { quote } = figure
  const gist = t('passport.gistOf', {
    name: withUnit(text(figure.label), time, words),
    value: figureAmount(figure, words),
  })
  return {
    about: [words.region(figure.region), time, t(`cell.figure.${figure.kind}`)],
    value: saidToo(
      { number: figureText(figure, words), unit: figureUnit(figure, words) },
      figureAmount(figure, words),
    ),
    quote: {
      text: markedQuote(quote, figure.value) ?? { before: quote, marked: '', after: '' },
      language: source.language,
      gist,
    },
    passages: figure.note ? [{ text: text(figure.note) }] : [],
    facts: knownFacts([
      { term: t('passport.place'), ...place },
      {
        term: t('passport.source'),
        text: sourceReference(sourceWords(standing), words),
        address: figure.address ?? source.address,
      },
      { term: t('passport.quality'), text: qualityText(figure.quality ?? quality, words) },
      { term: t('passport.vintage'), text: figure.vintage && text(figure.vintage) },
      ...unitFact(figure.unit, standing),
      { term: t('passport.range'), text: figureRange(figure, standing) },
    ]),
    reference: referenceText([sourceReference(sourceWords(standing), words), place.text], words),
  }
}

export const sourceWords = ({ ground, words }: Pick<Standing, 'ground' | 'words'>) => {
  const { title, author, published } = ground.baseline.source
  return { title: words.text(title), author: words.text(author), published }
}

function figureRange({ low, high, unit }: FigureSpec, { words }: Standing): string {
  const { t } = words
  if (low === undefined || high === undefined) return t('passport.noRange')
  const { write } = levelsIn(unit, words)
  return t('assumptions.range', { low: write(low), high: write(high) })
}

/** Where the language counts in another size than the files have. */
export function unitFact(key: FigureSpec['unit'], { words }: Standing): readonly Fact[] {
  const { t } = words
  const { unit, times } = words.shownIn(key)
  if (times === 1) return []
  const stored = withUnit('1', words.unit(key), words)
  const shown = withUnit(formatPlain(times, words.language), unit, words)
  return [{ term: t('passport.conversion'), text: t('passport.converted', { stored, shown }) }]
}

export function conflictParts({ title, text: told, readings }: ConflictSpec, standing: Standing): OwnParts {
  const { words } = standing
  const { t, text } = words
  return {
    about: [],
    value: undefined,
    passages: [{ text: text(told) }, ...(readings ? [{ text: t('passport.readingsSettle') }] : [])],
    facts: knownFacts([
      {
        term: t('passport.source'),
        text: sourceReference(sourceWords(standing), words),
        address: standing.ground.baseline.source.address,
      },
    ]),
    reference: referenceText([sourceReference(sourceWords(standing), words), text(title)], words),
  }
}

export function outcomeParts(outcome: OutcomeSpec, standing: Standing): OwnParts {
  const { words, ground } = standing
  const { t, text } = words
  const { source, address, quality, vintage, definition, derived, note } = outcome
  const from = sourceText({ source, quality }, words)
  return {
    about: [text(ground.outcomes.region), String(outcome.year), t(`baselines.measure.${outcome.measure}`)],
    value: levelValue(outcome.value, outcome.unit, words),
    passages: note ? [{ text: text(note) }] : [],
    facts: knownFacts([
      { term: t('passport.source'), ...from, address },
      { term: t('passport.quality'), text: quality && qualityText(quality, words) },
      { term: t('passport.vintage'), text: vintage && t(`passport.vintages.${vintage}`) },
      { term: t('passport.definition'), text: definition && text(definition) },
      { term: t('passport.made'), text: derived ? t('passport.derived') : t('passport.asPublished') },
      ...unitFact(outcome.unit, standing),
      ...breakFacts(outcome, standing),
    ]),
    reference: referenceText([from.text, address], words),
  }
}

/** Changes of definition that lie between the outcome and the launch. */
function breakFacts({ indicator, year }: OutcomeSpec, { ground, words }: Standing): readonly Fact[] {
  return ground.outcomes.breaks
    .filter((each) => each.indicator === indicator && each.year <= year)
    .map((each) => ({
      term: words.t('passport.break'),
      text: `${words.text(each.label)}: ${words.text(each.basis)}`,
    }))
}

export function targetParts(target: TargetSpec, standing: Standing): OwnParts {
  const { words, ground } = standing
  const { t, text } = words
  const { source, address, quality, announced, note, words: said, unit, value } = target
  const from = sourceText({ source, quality }, words)
  const quoted = said === undefined ? undefined : markedQuote(said, value)
  return {
    about: [text(ground.outcomes.region), String(target.year)],
    value: saidToo(levelValue(value, unit, words), targetAmount(target, words)),
    quote:
      said === undefined
        ? undefined
        : {
            text: quoted ?? { before: said, marked: '', after: '' },
            language: /\p{sc=Han}/u.test(said) ? 'zh' : 'en',
            gist: t('target.name', {
              indicator: text(target.label),
              value: targetAmount(target, words),
              year: target.year,
            }),
          },
    passages: note ? [{ text: text(note) }] : [],
    facts: knownFacts([
      { term: t('passport.source'), ...from, address },
      { term: t('passport.announced'), text: String(announced) },
      { term: t('passport.quality'), text: qualityText(quality, words) },
      ...unitFact(unit, standing),
    ]),
    reference: referenceText([from.text, String(announced), address], words),
  }
}
