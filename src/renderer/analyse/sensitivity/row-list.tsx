/** Rows of bars with their names, the largest first: as many as there is room for, or all of them in a scroll. */
import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components'
import type { LineTone, Tick } from '../../../report/charts/place.ts'
import { type Folded, foldRows } from '../../../report/sensitivity/fold.ts'
import { withUnit } from '../../../report/with-unit.ts'
import { measureText } from '../../charts/text-width.ts'
import { useWords } from '../../context/workspace-context.tsx'
import { useSize } from '../use-size.ts'

interface Row {
  readonly id: string
}

/** What a picture needs to place its rows. */
export interface RowRoom {
  /** Of the part beside the names. */
  readonly width: number
  readonly rowHeight: number
}

/** A row as it is drawn. */
export interface DrawnRow {
  readonly id: string
  readonly name: string
  /** Below the name, or after it where that needs both lines. */
  readonly detail?: string
  /** The row in a sentence, for those who do not see it. */
  readonly said: string
  readonly picture: ReactNode
}

export interface DrawnRows {
  readonly rows: readonly DrawnRow[]
  readonly ticks: readonly Tick[]
}

interface Props<R extends Row> {
  /** What the list is called. */
  readonly label: string
  /** The largest first. */
  readonly rows: readonly R[]
  readonly sizeOf: (row: R) => number
  readonly nameOf: (row: R) => string
  readonly smallestRow: number
  readonly draw: (rows: readonly R[], room: RowRoom) => DrawnRows
  /** What is said of the rows that are not shown. */
  readonly othersText: (others: number, most: number) => string
  /** The row that the pointer is on, here or in the picture beside. */
  readonly lit: string | undefined
  readonly onLight: (id: string | undefined) => void
}

const largestRow = 46
const mostNameShare = 0.4
/** Pixels of a list in which a name takes up to four lines instead of two, and what those need. */
const narrowList = 420
const moreLines = 30
/** Between a name and its bars. */
const nameGap = 12
const axisHeight = 20

export function RowList<R extends Row>(props: Props<R>) {
  const { label, rows, sizeOf, nameOf, smallestRow, draw, othersText, lit, onLight } = props
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const [frame, frameSize] = useSize<HTMLDivElement>()
  // Narrower than its frame where that has a scroll bar.
  const [list, listSize] = useSize<HTMLOListElement>()
  const height = Math.max(0, (frameSize?.height ?? 0) - axisHeight)
  const width = listSize?.width ?? 0
  const isNarrow = width < narrowList
  const leastRow = smallestRow + (isNarrow ? moreLines : 0)
  const folded: Folded<R> = foldRows(rows, sizeOf, Math.floor(height / leastRow))
  const shown = all ? rows : folded.shown
  const names = Math.ceil(
    Math.min(mostNameShare * width, nameGap + Math.max(0, ...shown.map((row) => measureText(nameOf(row))))),
  )
  const spread = Math.floor(height / Math.max(1, shown.length))
  const room: RowRoom = {
    width: Math.max(80, width - names),
    rowHeight: all ? leastRow : Math.max(leastRow, Math.min(largestRow, spread)),
  }
  const drawn = height > 0 && width > 0 && shown.length > 0 ? draw(shown, room) : undefined
  const idle =
    folded.idle > 0 && folded.idle < folded.others ? t('sensitivity.idle', { count: folded.idle }) : ''
  return (
    <div className={isNarrow ? 'bars narrow' : 'bars'}>
      <div ref={frame} className="bars-frame">
        <div className="bars-room" {...(all ? { tabIndex: 0, role: 'region', 'aria-label': label } : {})}>
          <ol ref={list} className="bars-list" aria-label={label}>
            {drawn?.rows.map(({ id, name, detail, said, picture }) => (
              <li
                key={id}
                className={id === lit ? 'bars-row lit' : 'bars-row'}
                style={{ height: room.rowHeight }}
                onPointerEnter={() => onLight(id)}
                onPointerLeave={() => onLight(undefined)}
              >
                <span className="visually-hidden">{said}</span>
                <span className="bars-name" style={{ width: names }} title={name} aria-hidden="true">
                  <span className="bars-title">
                    {name}
                    {detail !== undefined && (
                      <>
                        {measureText(name) > names - nameGap ? ' ' : <br />}
                        <span className="bars-detail">{detail}</span>
                      </>
                    )}
                  </span>
                </span>
                <svg className="bars-picture" width={room.width} height={room.rowHeight} aria-hidden="true">
                  {picture}
                </svg>
              </li>
            ))}
          </ol>
        </div>
        <svg className="bars-axis" height={axisHeight} aria-hidden="true">
          {drawn?.ticks.map(({ at, label: text }) => (
            <text key={text} x={names + at} y={14} textAnchor={at < 10 ? 'start' : 'middle'}>
              {text}
            </text>
          ))}
        </svg>
      </div>
      <p className="bars-others">
        {!all && folded.others > 0 && (
          <span>
            {folded.most > 0
              ? withUnit(othersText(folded.others, folded.most), idle, { t })
              : t('sensitivity.idle', { count: folded.others })}
          </span>
        )}
        {(all || folded.others > 0) && (
          <Button className="link" onPress={() => setAll(!all)}>
            {all ? t('sensitivity.showLargest') : t('sensitivity.showAll', { count: rows.length })}
          </Button>
        )}
      </p>
    </div>
  )
}

interface KeyProps {
  /** How the mark is drawn. */
  readonly mark: 'low' | 'high' | 'middle' | 'beside' | 'first' | 'total' | 'interval'
  readonly text: string
  readonly tone?: LineTone
}

/** A mark of the picture and what it means. */
export function Key({ mark, text, tone }: KeyProps) {
  return (
    <span className="bars-key">
      <span className={tone === undefined ? `bars-swatch ${mark}` : `bars-swatch ${mark} tone-${tone}`} />{' '}
      {text}
    </span>
  )
}
