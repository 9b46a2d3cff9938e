/** YAML texts as documents; JSON is YAML too, but what must be JSON has a reader of its own. */
import {
  constructFromEvents,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  YAMLException,
} from 'js-yaml'
import { failed, ok, type Result } from '../model/result.ts'
import { createDocument, type Document, maxDepth, type Outline, tooDeep } from './document.ts'
import { type FileFault, fileFault, firstFaults } from './file-fault.ts'

/** Keys, values and ends of lists in a file: ten times what the longest that ships has. Each costs time and memory. */
const mostEvents = 120_000

/** Reads a YAML text. Aliases are refused: a few letters of them can stand for a million values, or for no end. */
export function readYamlDocument(file: string, text: string): Result<Document, readonly FileFault[]> {
  const events = eventsOf(file, text)
  if (!events.ok) return events
  const { outline, faults } = outlineYaml(file, text, events.value)
  if (faults.length > 0) return failed(firstFaults(file, faults, (fault) => fault))
  const value = construct(file, text, events.value)
  return value.ok ? createDocument(file, value.value, outline) : value
}

/** What the text holds, in its order. */
function eventsOf(file: string, text: string): Result<Event[], readonly FileFault[]> {
  const parsed = attempt(file, () => parseEvents(text, { maxDepth: Number.POSITIVE_INFINITY }))
  if (!parsed.ok) return parsed
  if (parsed.value.length > mostEvents) {
    return failed([fileFault(file, 'too-many-parts', { limit: mostEvents })])
  }
  return isDeep(parsed.value) ? failed([tooDeep(file)]) : parsed
}

/** A key that stands twice is found in the outline, with its place. */
function construct(file: string, source: string, events: Event[]): Result<unknown, readonly FileFault[]> {
  return attempt(file, () => constructFromEvents(events, { source, json: true })[0])
}

/** What the library says of a text that it cannot read, or cannot read within the stack. */
function attempt<T>(file: string, read: () => T): Result<T, readonly FileFault[]> {
  try {
    return ok(read())
  } catch (error) {
    if (error instanceof RangeError) return failed([tooDeep(file)])
    if (!(error instanceof YAMLException)) throw error
    return failed([fileFault(file, 'yaml-syntax', {}, (error.mark?.line ?? 0) + 1)])
  }
}

function isDeep(events: readonly Event[]): boolean {
  let depth = 0
  for (const { type } of events) {
    if (type === EVENT_ID.POP) depth -= 1
    else if (type !== EVENT_ID.SCALAR && type !== EVENT_ID.ALIAS) depth += 1
    // The document itself is the first that is opened.
    if (depth > maxDepth + 1) return true
  }
  return false
}

interface Outlined {
  readonly outline: Outline
  /** What is YAML and yet none of ours: aliases, lists and objects for keys, a second document. */
  readonly faults: readonly FileFault[]
}

const noParts: readonly Outline[] = []

function outlineYaml(file: string, text: string, events: readonly Event[]): Outlined {
  const faults: FileFault[] = []
  const lineAt = createLineCounter(text)
  let next = 0
  const isAtEnd = (): boolean => (events[next]?.type ?? EVENT_ID.POP) === EVENT_ID.POP

  /** Goes past a value and what it holds. */
  const value = (): readonly Outline[] => {
    const event = events[next]
    next += 1
    switch (event?.type) {
      case EVENT_ID.ALIAS:
        faults.push(fileFault(file, 'yaml-alias', {}, lineAt(event.anchorStart)))
        return noParts
      case EVENT_ID.SEQUENCE:
        return partsUntilEnd((index) => ({
          key: String(index),
          line: lineAt(startOf(events[next])),
          parts: value(),
        }))
      case EVENT_ID.MAPPING:
        return partsUntilEnd(member)
      default:
        return noParts
    }
  }
  const partsUntilEnd = (part: (index: number) => Outline): readonly Outline[] => {
    const parts: Outline[] = []
    while (!isAtEnd()) parts.push(part(parts.length))
    next += 1
    return parts
  }
  const member = (): Outline => {
    const key = events[next]
    const line = lineAt(startOf(key))
    const isText = key?.type === EVENT_ID.SCALAR
    // It has no name, and would be written out again for each level.
    if (!isText && key?.type !== EVENT_ID.ALIAS) faults.push(fileFault(file, 'yaml-syntax', {}, line))
    value()
    return { key: isText ? getScalarValue(text, key) : '', line, parts: value() }
  }

  next = 1
  const outline = { key: '', line: 1, parts: isAtEnd() ? noParts : value() }
  next += 1
  if (events[next]) faults.push(fileFault(file, 'yaml-syntax', {}, lineAt(startOf(events[next + 1]))))
  return { outline, faults }
}

/** Where a value stands; before all others where it is empty. */
function startOf(event: Event | undefined): number {
  switch (event?.type) {
    case EVENT_ID.SCALAR:
      return event.valueStart
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return event.start
    case EVENT_ID.ALIAS:
      return event.anchorStart
    default:
      return -1
  }
}

/** Gives the lines of offsets that come in their order; of one that is before the last, that one's line. */
function createLineCounter(text: string): (offset: number) => number {
  let line = 1
  let nextBreak = text.indexOf('\n')
  return (offset) => {
    while (nextBreak !== -1 && nextBreak < offset) {
      line += 1
      nextBreak = text.indexOf('\n', nextBreak + 1)
    }
    return line
  }
}
