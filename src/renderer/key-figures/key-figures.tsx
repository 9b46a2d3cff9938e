/** The most asked-for numbers in one year: the active scenario's values, and how far they are from the baseline. */
import { type CSSProperties, useRef } from 'react'
import { Button, Group, Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import type { IndicatorId } from '../../model/spec.ts'
import { valueInYear } from '../../model/years.ts'
import {
  type AmountParts,
  percentageOf,
  shortAmountParts,
  shortNumberText,
  shortSignedText,
} from '../../report/amount.ts'
import { judgedDifference } from '../../report/compare/differences.ts'
import { pricePartShort } from '../../report/compare/price-part.ts'
import { differenceText } from '../../report/difference.ts'
import type { Words } from '../../report/text/words.ts'
import { useActions, useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { NumberInput } from '../controls/number-input.tsx'
import { PassportButton } from '../controls/passport-button.tsx'
import { useRoving } from '../controls/roving.ts'
import { WarningMark } from '../notices/warnings.tsx'
import {
  activeDocument,
  comparableBaseline,
  keyYearOf,
  pricePartOf,
  projectionOf,
  type Workspace,
  type WorkspaceStore,
} from '../workspace/workspace.ts'
import './key-figures.css'

export function KeyFigures() {
  const store = useWorkspaceStore()
  const words = useWords()
  const { keyFigures } = useWorkspace((state) => state.ground.model.headlines)
  const place = useRef<HTMLElement>(null)
  useRoving(place)
  // One size for all: that of the figure that needs most room.
  const fit = useWorkspace((state) => fitOfAll(keyFigures.map((id) => keyAmount(store, state, id, words))))
  const bare = useWorkspace((state) =>
    fitOfAll(keyFigures.map((id) => ({ ...keyAmount(store, state, id, words), before: '', after: '' }))),
  )
  return (
    <section
      ref={place}
      className="key-figures"
      aria-label={words.t('key.title')}
      style={{ '--key-fit': fit, '--key-fit-bare': bare } as CSSProperties}
    >
      <KeyYear />
      {keyFigures.map((id) => (
        <KeyFigure key={id} indicator={id} />
      ))}
    </section>
  )
}

function KeyYear() {
  const { t } = useWords()
  const actions = useActions()
  const first = useWorkspace((state) => state.ground.model.launchYear)
  const horizon = useWorkspace((state) => activeDocument(state).scenario.horizon)
  const year = useWorkspace((state) => keyYearOf(state))
  return (
    <div className="key-card key-year">
      <span className="key-label">{t('key.year')}</span>
      <NumberInput
        className="key-year-field"
        label={t('key.year')}
        hideLabel
        value={year}
        min={first}
        max={horizon}
        step={1}
        year
        onChange={actions.setKeyYear}
      />
      <Slider
        className="key-year-slider"
        aria-label={t('key.year')}
        value={year}
        minValue={first}
        maxValue={horizon}
        step={1}
        formatOptions={{ useGrouping: false }}
        onChange={actions.setKeyYear}
      >
        <SliderTrack className="track">
          <div className="track-rail" />
          <SliderThumb className="thumb" />
        </SliderTrack>
      </Slider>
    </div>
  )
}

function KeyFigure({ indicator }: { readonly indicator: IndicatorId }) {
  const store = useWorkspaceStore()
  const words = useWords()
  // One text, so that a move that does not change it costs no rendering.
  const figure = useWorkspace((state) => JSON.stringify(keyFigure(store, state, indicator, words)))
  const { value, of, difference, judged, prices } = JSON.parse(figure) as KeyFigureTexts
  const actions = useActions()
  const year = useWorkspace((state) => keyYearOf(state))
  const unit = useWorkspace(({ ground: { model } }) => {
    const spec = model.indicators.find(({ id }) => id === indicator)
    return words.unit(spec?.unit ?? '')
  })
  return (
    <Group className="key-card" aria-label={words.indicator(indicator)}>
      <span className="key-label">
        <span className="wide-only">{words.indicator(indicator)}</span>
        <span className="narrow-only">{words.indicatorShort(indicator)}</span>{' '}
        {of !== '' && <span className="key-of">{of}</span>} <WarningMark indicator={indicator} />
        <span className="key-narrow-unit">{of === '' ? unitAround(value) : unit}</span>{' '}
      </span>
      <span className="key-value">
        <PassportButton subject={{ kind: 'indicator', id: indicator, year }}>
          {value.before !== '' && <span className="key-unit">{value.before}</span>}
          {value.number}
          {value.after !== '' && <span className="key-unit">{value.after}</span>}
        </PassportButton>
      </span>
      <span className={`key-difference ${judged}`}>
        {difference}
        {judged !== 'baseline' && <span className="key-versus"> {words.t('key.vsBaseline')}</span>}
      </span>
      {prices !== undefined && (
        <Button
          className="link key-prices"
          aria-label={`${prices}: ${words.t('prices.toConstant')}`}
          onPress={() => actions.setPrices('constant')}
        >
          {prices}
        </Button>
      )}
    </Group>
  )
}

/** What stands around a number, where it has no room beside it. */
const unitAround = ({ before, after }: AmountParts): string => `${before.trim()} ${after.trim()}`.trim()

/** How large the numbers of all cards may be. */
const fitOfAll = (amounts: readonly AmountParts[]): string =>
  [...new Set(amounts.map(fitOf))].sort().join(', ')

/** How large the number of a card may be so that all of it fits, with a blank to spare. */
const fitOf = ({ before, number, after }: AmountParts): string =>
  `(100cqi - ${widthOf(before + after)} * var(--text-s)) / ${widthOf(`${number} `)}`

/** How wide a text is, in its size. */
const widthOf = (text: string): number =>
  Number([...text].reduce((width, character) => width + emOf(character), 0).toFixed(1))

const emOf = (character: string): number => {
  if (/[ .,]/.test(character)) return 0.3
  if (/[\p{sc=Han}\p{sc=Hangul}]/u.test(character)) return 1
  if (/[a-z]/.test(character)) return 0.5
  return /\d/.test(character) ? 0.62 : 0.68
}

export interface KeyFigureTexts {
  readonly value: AmountParts
  /** What it is a percentage of, which stands with the name; empty where it is none. */
  readonly of: string
  readonly difference: string
  /** Whether the difference is one to wish for; plain where the indicator does not say, or prices are part of it. */
  readonly judged: 'good' | 'bad' | 'plain' | 'same' | 'baseline'
  /** How much of the difference is prices, where they differ from the baseline's. */
  readonly prices?: string
}

/** The value of the active scenario in the key year. */
function keyAmount(
  store: WorkspaceStore,
  state: Workspace,
  indicator: IndicatorId,
  words: Words,
): AmountParts {
  const { digits = 0, unit = '' } =
    state.ground.model.indicators.find((entry) => entry.id === indicator) ?? {}
  const { series } = projectionOf(store, activeDocument(state).scenario, state.prices)
  const value = valueInYear(series.get(indicator), keyYearOf(state), state.ground.model)
  return percentageOf(unit, words) === ''
    ? shortAmountParts(value, digits, unit, words)
    : { before: '', number: shortNumberText(value, digits, unit, words), after: '%' }
}

/** What a key figure says of the active scenario in the key year. */
export function keyFigure(
  store: WorkspaceStore,
  state: Workspace,
  indicator: IndicatorId,
  words: Words,
): KeyFigureTexts {
  const spec = state.ground.model.indicators.find((entry) => entry.id === indicator)
  const { digits = 0, unit = '' } = spec ?? {}
  const { scenario } = activeDocument(state)
  const year = keyYearOf(state)
  const projected = (of: typeof scenario): number =>
    valueInYear(projectionOf(store, of, state.prices).series.get(indicator), year, state.ground.model)
  const value = projected(scenario)
  const reference = projected(comparableBaseline(state))
  const told = { digits, isPercentage: words.writtenWith(unit).isPercent === true }
  const amount = shortSignedText(value - reference, digits, unit, words)
  const difference = differenceText(value - reference, reference, told, words, amount)
  const own = { value: keyAmount(store, state, indicator, words), of: percentageOf(unit, words) }
  if (scenario.id === state.baseline)
    return { ...own, difference: words.t('key.isBaseline'), judged: 'baseline' }
  if (difference === undefined) {
    return { ...own, difference: words.t('key.same'), judged: 'same' }
  }
  const prices = pricePartOf(store, state.prices, [scenario, comparableBaseline(state)], indicator, year)
  const short = prices && pricePartShort(prices, words)
  return {
    ...own,
    difference,
    judged: judgedDifference(value - reference, spec?.better, prices === undefined),
    ...(short === undefined ? {} : { prices: short }),
  }
}
