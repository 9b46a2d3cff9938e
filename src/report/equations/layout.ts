/** Where the nodes of a picture stand: in layers, each below what it takes, laid out once for each picture. */
import { Graph, layout } from '@dagrejs/dagre'
import { isFeedback } from './dependencies.ts'
import type { Picture } from './picture.ts'

/** The width of a node, and what lies between nodes of a layer and between layers. */
export const nodeSize = { width: 132, beside: 14, below: 30 } as const
/** Room at the right of all nodes for what leads from one year into the next. */
const feedbackRoom = 26

export interface Point {
  readonly x: number
  readonly y: number
}

export interface PlacedNode extends Point {
  readonly name: string
  readonly height: number
}

export interface PlacedArrow {
  readonly from: string
  readonly to: string
  readonly isFeedback: boolean
  /** From the edge of one node to that of the other. */
  readonly points: readonly Point[]
}

export interface Layout {
  readonly width: number
  readonly height: number
  /** By their centres, from the top to the bottom and from the left to the right. */
  readonly nodes: readonly PlacedNode[]
  readonly arrows: readonly PlacedArrow[]
}

/** @param heightOf the height that a node needs for what it says. */
export function layOutPicture({ nodes, arrows }: Picture, heightOf: (name: string) => number): Layout {
  const { width, beside, below } = nodeSize
  const graph = new Graph()
  graph.setGraph({ rankdir: 'TB', nodesep: beside, ranksep: below, edgesep: 8, marginx: 2, marginy: 2 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { name } of nodes) graph.setNode(name, { width, height: heightOf(name) })
  // What leads into the next year would turn the layers around.
  for (const arrow of arrows) if (!isFeedback(arrow)) graph.setEdge(arrow.from, arrow.to)
  layout(graph)
  const size = graph.graph()
  const right = size.width ?? 0
  const placed = nodes
    .map(({ name }): PlacedNode => {
      const { x, y } = graph.node(name)
      return { name, x: x ?? 0, y: y ?? 0, height: heightOf(name) }
    })
    .sort((a, b) => a.y - b.y || a.x - b.x)
  const at = new Map(placed.map((node) => [node.name, node]))
  const hasFeedback = arrows.some(isFeedback)
  return {
    width: right + (hasFeedback ? feedbackRoom : 0),
    height: size.height ?? 0,
    nodes: placed,
    arrows: arrows.map((arrow): PlacedArrow => {
      const { from, to } = arrow
      const points = isFeedback(arrow)
        ? around(at.get(from), at.get(to), right)
        : (graph.edge(from, to).points ?? [])
      return { from, to, isFeedback: isFeedback(arrow), points }
    }),
  }
}

/** From the right of a node, around all others, to the right of another. */
function around(from: Point | undefined, to: Point | undefined, right: number): readonly Point[] {
  if (!from || !to) return []
  const half = nodeSize.width / 2
  const outside = right + feedbackRoom - 6
  return [
    { x: from.x + half, y: from.y },
    { x: outside, y: from.y },
    { x: outside, y: to.y },
    { x: to.x + half, y: to.y },
  ]
}
