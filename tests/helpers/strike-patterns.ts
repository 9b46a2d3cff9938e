/**
 * A program of its own, since a pattern that needs for ever cannot be stopped from inside: reads patterns from stdin and
 * runs each over a mebibyte of every character that it speaks of, and of every two in turn. Says which one it is at.
 */
import { readFileSync, writeSync } from 'node:fs'
import type { Pattern } from './patterns.ts'

const length = 1024 * 1024
/** Of two characters in turn; the square of it is still beyond what the program may work. */
const lengthOfPairs = length / 4
/** Of classes such as `\s` and `\p{L}`, which name no character. */
const usual = ['a', '1', ' ', '\n', '.', ',', '十']
const mostPairs = 20

const patterns = JSON.parse(readFileSync(0, 'utf8')) as readonly Pattern[]
for (const { place, source, flags } of patterns) {
  writeSync(1, `${place}\n`)
  const spoken = [...new Set([...usual, ...source])].filter(
    (one) => !'\\^$()[]{}?*+|:<=!'.includes(one) || usual.includes(one),
  )
  const characters = [...new Set([...spoken, '(', '+', ':', '='])]
  const pairs = characters.flatMap((one) => characters.map((other) => one + other)).slice(0, mostPairs)
  for (const pump of [...characters, ...pairs]) {
    const text = pump.repeat(pump.length === 1 ? length : lengthOfPairs / 2)
    // What follows lets no pattern end well.
    for (const whole of [`${text}\u0001`, `${pump.charAt(0)}${text}\u0001${pump}`]) {
      if (flags.includes('g')) whole.replaceAll(new RegExp(source, flags), '')
      else new RegExp(source, flags).exec(whole)
    }
  }
}
writeSync(1, 'all\n')
