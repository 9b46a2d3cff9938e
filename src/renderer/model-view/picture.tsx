/** What depends on what: the reach of a lever, or what an indicator rests on, as nodes in layers. */
import { curveBasis, curveLinear, line } from 'd3'
import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Button, ToggleButton } from 'react-aria-components'
import type { LeverSpec } from '../../model/spec.ts'
import { dependenciesOf } from '../../report/equations/dependencies.ts'
import {
  type Layout,
  layOutPicture,
  nodeSize,
  type PlacedNode,
  type Point,
} from '../../report/equations/layout.ts'
import { type NamedThing, namedThings } from '../../report/equations/names.ts'
import {
  followedMove,
  leverChanges,
  type Picture,
  reachPicture,
  restsPicture,
  waysThrough,
} from '../../report/equations/picture.ts'
import { changeText, valueText } from '../../report/equations/values.ts'
import { formatList } from '../../report/text/format.ts'
import { measureText } from '../charts/text-width.ts'
import { useKept } from '../context/use-kept.ts'
import { useActions, useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { Choice } from '../controls/choice.tsx'
import type { Chosen, Say } from './reading.ts'

interface Props extends Pick<Chosen, 'scenario' | 'year'> {
  readonly say: Say
  /** Shows the equation of a node, without taking the focus. */
  readonly onShow: (name: string) => void
  readonly goTo: (thing: NamedThing) => void
}

/** A picture with what each node says. */
interface Drawn {
  readonly picture: Picture
  readonly said: ReadonlyMap<string, string>
  readonly intro: string
  /** The node that it is of. */
  readonly of: string
}

export function DependencyPicture(props: Props) {
  const { t, text } = useWords()
  const model = useWorkspace((state) => state.ground.model)
  const [chosen, choose] = useKept<string | undefined>('model picture', undefined)
  const moved = model.levers.find(({ id }) => props.scenario.levers[id] !== undefined)
  const options = [
    ...model.levers.map(({ id, label }) => ({
      id: `lever ${id}`,
      label: t('equation.reach', { name: text(label) }),
    })),
    ...model.indicators.map(({ id, label }) => ({
      id: `indicator ${id}`,
      label: t('equation.rests', { name: text(label) }),
    })),
  ]
  const first =
    model.levers.find(({ id }) => id === (moved?.id ?? model.headlines.sought[0])) ?? model.levers[0]
  const usual = first ? `lever ${first.id}` : `indicator ${model.headlines.scale.total}`
  const value = options.some(({ id }) => id === chosen) ? (chosen ?? usual) : usual
  const [kind = '', id = ''] = value.split(' ')
  const lever = kind === 'lever' ? model.levers.find((each) => each.id === id) : undefined
  return (
    <section className="card model-picture" aria-label={t('equation.picture')}>
      <div className="picture-head">
        <h3>{t('equation.picture')}</h3>
        <Choice label={t('equation.pictureOf')} value={value} options={options} onChange={choose} />
      </div>
      {lever ? <Reach key={id} {...props} lever={lever} /> : <Rests key={id} {...props} name={id} />}
    </section>
  )
}

function Reach({ lever, ...props }: Props & { readonly lever: LeverSpec }) {
  const words = useWords()
  const { t, text } = words
  const store = useWorkspaceStore()
  const { scenario, year } = props
  const projector = store.projectorOf(scenario)
  const drawn = useMemo((): Drawn => {
    const { model } = projector
    const dependencies = dependenciesOf(model, scenario.reading)
    const changes = leverChanges(projector, dependencies, scenario, lever, year)
    const picture = reachPicture(model, dependencies, changes)
    const things = namedThings(model)
    const leverText = (value: number): string => {
      const thing = things.get(lever.id)
      return thing ? valueText(thing, value, words) : String(value)
    }
    const { target } = followedMove(scenario, lever) ?? { target: lever.base }
    const said = picture.nodes.map((thing): [string, string] => {
      const change = changes.get(thing.name) ?? { value: Number.NaN, reference: Number.NaN }
      const isLever = thing.name === lever.id
      return [
        thing.name,
        isLever
          ? `${leverText(change.reference)} → ${leverText(change.value)}`
          : changeText(thing, change, words),
      ]
    })
    const move = { lever: text(lever.label), from: leverText(lever.base), to: leverText(target), year }
    return {
      picture,
      said: new Map(said),
      intro: t('equation.reachIntro', move),
      of: lever.id,
    }
  }, [projector, scenario, lever, year, words, t, text])
  return (
    <>
      <Graph {...props} {...drawn} />
      {drawn.picture.nodes.length < 2 && <p className="hint">{t('equation.nothingMoves', { year })}</p>}
    </>
  )
}

function Rests({ name, ...props }: Props & { readonly name: string }) {
  const { t } = useWords()
  const store = useWorkspaceStore()
  const { scenario, year, say } = props
  const { model } = store.projectorOf(scenario)
  const picture = useMemo(
    () => restsPicture(model, dependenciesOf(model, scenario.reading), name),
    [model, scenario.reading, name],
  )
  const said = new Map(picture.nodes.map((thing) => [thing.name, say(thing).value]))
  return (
    <Graph {...props} picture={picture} said={said} intro={t('equation.restsIntro', { year })} of={name} />
  )
}

function Graph({ picture, said, intro, of, scenario, year, onShow, goTo }: Props & Drawn) {
  const { t, text } = useWords()
  const actions = useActions()
  const [selected, select] = useState<string>()
  const [isWhole, setWhole] = useState(false)
  const own = picture.nodes.find(({ name }) => name === selected)
  const layout = useLayout(picture, said)
  return (
    <>
      <p className="hint">{intro}</p>
      <Nodes
        isWhole={isWhole}
        picture={picture}
        layout={layout}
        said={said}
        of={of}
        selected={selected}
        onSelect={(name) => {
          select(name)
          onShow(name)
        }}
      />
      <div className="picture-foot">
        <div className="picture-key hint">
          <span className="key-line" /> {t('equation.keyNow')}
          <span className="key-line feedback" /> {t('equation.keyFeedback')}
          <span className="key-node" /> {t('equation.keyIndicator')}
          <ToggleButton className="toggle" isSelected={isWhole} onChange={setWhole}>
            {t('equation.whole')}
          </ToggleButton>
        </div>
        {own && (
          <div className="picture-chosen">
            <strong>{text(own.label)}</strong>
            <Button className="button" onPress={() => goTo(own)}>
              {own.subject.kind === 'lever' ? t('equation.toPassport') : t('equation.toEquation')}
            </Button>
            {own.subject.kind !== 'lever' && (
              <Button
                className="button"
                onPress={() =>
                  actions.showPassport({ ...own.subject, scenario: scenario.id, year } as typeof own.subject)
                }
              >
                {t('equation.toPassport')}
              </Button>
            )}
          </div>
        )}
        <PictureList picture={picture} layout={layout} said={said} />
      </div>
    </>
  )
}

/** Lines that a text takes in a node; words do not fill them to the end. */
const linesOf = (text: string): number =>
  Math.max(1, Math.ceil((1.2 * measureText(text)) / (nodeSize.width - 14)))
const lineHeight = 15

/** Laid out once for a picture, and again only where what its nodes say takes more or fewer lines. */
function useLayout(picture: Picture, said: Drawn['said']): Layout {
  const { text } = useWords()
  const lines = picture.nodes.map(({ name, label }) => linesOf(text(label)) + linesOf(said.get(name) ?? ''))
  const key = lines.join(' ')
  return useMemo(() => {
    const own = key.split(' ').map(Number)
    const heights = new Map(
      picture.nodes.map(({ name }, index) => [name, lineHeight * (own[index] ?? 2) + 12]),
    )
    return layOutPicture(picture, (name) => heights.get(name) ?? 0)
  }, [picture, key])
}

interface NodesProps extends Pick<Drawn, 'picture' | 'said' | 'of'> {
  readonly layout: Layout
  /** Whether it is made as small as its frame. */
  readonly isWhole: boolean
  readonly selected: string | undefined
  readonly onSelect: (name: string) => void
}

/** One stop for the keyboard; arrow keys go to the node that lies nearest in their direction. */
function Nodes({ picture, layout, said, of, isWhole, selected, onSelect }: NodesProps) {
  const { t, text } = useWords()
  const [focused, setFocused] = useState(of)
  const buttons = useRef(new Map<string, HTMLButtonElement>())
  const scroll = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(1)
  // A picture that is larger than its frame begins with what it is of.
  useEffect(() => {
    const [frame, first] = [scroll.current, layout.nodes.find(({ name }) => name === of)]
    if (!frame) return
    setScale(isWhole ? Math.min(1, frame.clientWidth / layout.width, frame.clientHeight / layout.height) : 1)
    if (first && !isWhole) {
      frame.scrollTo({ left: first.x - frame.clientWidth / 2, top: first.y - frame.clientHeight / 2 })
    }
  }, [layout, of, isWhole])
  const ways = useMemo(
    () => (selected === undefined ? undefined : waysThrough(picture, selected)),
    [picture, selected],
  )
  const onWay = new Set([...(ways ?? [])].flatMap(({ from, to }) => [from, to]))
  const things = new Map(picture.nodes.map((thing) => [thing.name, thing]))
  const cut = useCut(scroll, layout, scale)
  const move = (event: KeyboardEvent, from: PlacedNode): void => {
    const next = nextNode(layout.nodes, from, event.key)
    if (!next) return
    event.preventDefault()
    setFocused(next.name)
    buttons.current.get(next.name)?.focus()
  }
  return (
    <div className="picture-scroll" ref={scroll}>
      {/* biome-ignore lint/a11y/useSemanticElements: a set of fields is for forms */}
      <div
        role="group"
        aria-label={t('equation.nodes')}
        className="picture-field"
        style={{ width: layout.width, height: layout.height, zoom: scale }}
      >
        <Arrows
          layout={layout}
          isFaint={(from, to) =>
            ways !== undefined && ![...ways].some((way) => way.from === from && way.to === to)
          }
        />
        {layout.nodes.map((node) => {
          const thing = things.get(node.name)
          if (!thing) return null
          const { kind } = thing.subject
          const isFaint = ways !== undefined && node.name !== selected && !onWay.has(node.name)
          return (
            <button
              key={node.name}
              ref={(element) => {
                if (element) buttons.current.set(node.name, element)
                else buttons.current.delete(node.name)
              }}
              type="button"
              className={`picture-node of-${kind}${isFaint ? ' faint' : ''}${cut.has(node.name) ? ' cut' : ''}`}
              tabIndex={node.name === focused ? 0 : -1}
              aria-pressed={node.name === selected}
              aria-label={`${text(thing.label)} ${said.get(node.name) ?? ''}`}
              style={{
                left: node.x - nodeSize.width / 2,
                top: node.y - node.height / 2,
                width: nodeSize.width,
                height: node.height,
              }}
              onFocus={() => setFocused(node.name)}
              onKeyDown={(event) => move(event, node)}
              onClick={() => onSelect(node.name)}
            >
              <span className="node-name">{text(thing.label)}</span>{' '}
              <span className="node-value">{said.get(node.name)}</span>
            </button>
          )
        })}
      </div>
    </div>
  )
}

/** The nodes that the frame shows in part: half a number would be another number, so they show none. */
function useCut(scroll: RefObject<HTMLElement | null>, layout: Layout, scale: number): ReadonlySet<string> {
  const [cut, setCut] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const frame = scroll.current
    if (!frame) return
    const measure = (): void => {
      const [left, top] = [frame.scrollLeft / scale, frame.scrollTop / scale]
      const [right, foot] = [left + frame.clientWidth / scale, top + frame.clientHeight / scale]
      // The field stands in the middle of a wider frame.
      const half = nodeSize.width / 2
      const isWide = layout.width * scale <= frame.clientWidth
      const isOut = ({ x, y, height }: PlacedNode): boolean =>
        (!isWide && (x - half < left || x + half > right)) ||
        y - height / 2 < top - 1 ||
        y + height / 2 > foot + 1
      setCut(new Set(layout.nodes.filter(isOut).map(({ name }) => name)))
    }
    measure()
    frame.addEventListener('scroll', measure, { passive: true })
    const observer = new ResizeObserver(measure)
    observer.observe(frame)
    return () => {
      frame.removeEventListener('scroll', measure)
      observer.disconnect()
    }
  }, [scroll, layout, scale])
  return cut
}

/** The node that an arrow key leads to: the nearest in its direction; the first and the last by Home and End. */
function nextNode(nodes: readonly PlacedNode[], from: PlacedNode, key: string): PlacedNode | undefined {
  if (key === 'Home') return nodes[0]
  if (key === 'End') return nodes.at(-1)
  const [x, y] = steps[key] ?? [0, 0]
  const ahead = nodes.flatMap((node) => {
    const [dx, dy] = [node.x - from.x, node.y - from.y]
    const along = dx * x + dy * y
    const across = Math.abs(dx * y + dy * x)
    return along > 1 ? [{ node, far: along + 2 * across }] : []
  })
  return ahead.sort((a, b) => a.far - b.far)[0]?.node
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const curve = line<Point>(
  ({ x }) => x,
  ({ y }) => y,
)

function Arrows({
  layout: { width, height, arrows },
  isFaint,
}: {
  readonly layout: Layout
  readonly isFaint: (from: string, to: string) => boolean
}) {
  const head = useId()
  return (
    <svg width={width} height={height} aria-hidden="true" className="picture-arrows">
      <defs>
        <marker id={head} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0 8 4 0 8z" />
        </marker>
      </defs>
      {arrows.map(({ from, to, isFeedback, points }) => (
        <path
          key={`${from} ${to}`}
          className={`arrow${isFeedback ? ' feedback' : ''}${isFaint(from, to) ? ' faint' : ''}`}
          d={curve.curve(isFeedback ? curveLinear : curveBasis)(points as Point[]) ?? ''}
          markerEnd={`url(#${head})`}
        />
      ))}
    </svg>
  )
}

/** The same for who cannot see it, or wants to read it: each node with what it takes. */
function PictureList({ picture, layout, said }: Pick<NodesProps, 'picture' | 'layout' | 'said'>) {
  const { t, text, language } = useWords()
  const things = new Map(picture.nodes.map((thing) => [thing.name, thing]))
  const nameOf = (name: string): string => {
    const thing = things.get(name)
    return thing ? text(thing.label) : name
  }
  return (
    <details className="picture-list">
      <summary>{t('equation.asList')}</summary>
      <ul>
        {layout.nodes.map(({ name }) => {
          const from = layout.arrows
            .filter(({ to }) => to === name)
            .map((arrow) =>
              arrow.isFeedback ? t('equation.nextYear', { name: nameOf(arrow.from) }) : nameOf(arrow.from),
            )
          const own = { name: nameOf(name), value: said.get(name) ?? '' }
          return (
            <li key={name}>
              {from.length > 0
                ? t('equation.listed', { ...own, from: formatList(from, language) })
                : t('equation.listedFirst', own)}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
