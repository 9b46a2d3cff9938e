/** Names of files that every system takes: Windows, macOS, Linux, and whatever a disk is formatted with. */
import { onOneLine, withoutInvisible } from './characters.ts'
import { shortened } from './scenario-name.ts'

/** Of 255 that disks take, in bytes of UTF-8; the rest is for what a browser adds, such as ` (1)` or `.crdownload`. */
export const mostNameBytes = 240
/** Of any ending that this program gives. */
const mostEndingBytes = 20
/** What stands after a name's last dots where it is the kind of file, such as `.csv` or `.scenario.json`. */
const endingPattern = /(?:\.[A-Za-z]{1,12}){0,2}$/

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** Whether Windows keeps a name for a device, as it does whatever follows the first dot. */
export function isDeviceName(name: string): boolean {
  const [stem = ''] = name.split('.', 1)
  return /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$/i.test(stem.trim())
}

/** A name's beginning that leaves room for any ending; no character is cut, nor does it end in a dot or space. */
export const shortenedName = (name: string): string =>
  withoutEnd(shortened(name, mostNameBytes - mostEndingBytes, bytesOf))

/** Without the dots and spaces at the end, which Windows takes off by itself. */
function withoutEnd(name: string): string {
  let end = name.length
  while (end > 0 && ' .'.includes(name.charAt(end - 1))) end -= 1
  return name.slice(0, end)
}

/** The name itself where every system takes it, else one that is as near to it as may be; never a path. */
export function legalFileName(name: string): string {
  const plain = withoutInvisible(name.normalize('NFC'), '-')
    .replaceAll(/[<>:"/\\|?*]/g, '-')
    .replace(/^[\s.]+/, '')
    .trimEnd()
  const ending = endingPattern.exec(plain)?.[0] ?? ''
  const stem = shortenedName(plain.slice(0, plain.length - ending.length))
  const whole = stem === '' ? '' : `${stem}${ending}`
  return whole === '' || isDeviceName(whole) ? `Qiantang ${whole}`.trim() : whole
}

/** UTF-16 code units of a file's name; no disk takes longer ones. */
const longestShown = 255

/** The name of a foreign file as it is shown and kept: what hides in it is spelled out. */
export const shownFileName = (name: string): string =>
  shortened(onOneLine(name.normalize('NFC')), longestShown)
