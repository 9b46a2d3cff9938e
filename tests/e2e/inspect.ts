/** Looks at the window as a whole: whether its texts fit, and which of them are labels. */
import type { Page } from '@playwright/test'
import { en } from '../../src/report/text/en.ts'
import { ko } from '../../src/report/text/ko.ts'
import { zh } from '../../src/report/text/zh.ts'

export const dictionaries = { en, ko, zh }
export type Language = keyof typeof dictionaries
export const languages = ['en', 'ko', 'zh'] as const
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', ko: '한국어', zh: '中文' }
export const views = ['explore', 'compare', 'analyse', 'baselines', 'model'] as const

/** Chooses the window's language, whatever it speaks now. */
export async function speak(page: Page, from: Language, to: Language): Promise<void> {
  if (from === to) return
  await page.getByRole('button', { name: new RegExp(`${dictionaries[from].header.language}$`) }).click()
  await page.getByRole('option', { name: languageNames[to] }).click()
  await page.locator(`html[lang=${to}]`).waitFor()
}

/** Goes to a view in the window's language. */
export async function goToView(page: Page, language: Language, view: (typeof views)[number]): Promise<void> {
  await page.getByRole('tab', { name: dictionaries[language].view[view], exact: true }).click()
}

export const questions = ['ensemble', 'sensitivity', 'attribution', 'seek', 'backtest'] as const

export const isQuestion = (view: string): view is (typeof questions)[number] =>
  questions.some((question) => question === view)

/** Asks a question of Analyse in the window's language, and waits for its answer. */
export async function askQuestion(
  page: Page,
  language: Language,
  question: (typeof questions)[number],
): Promise<void> {
  await goToView(page, language, 'analyse')
  const name = dictionaries[language].analyse.question[question]
  await page.getByRole('tab').filter({ hasText: name }).click()
  await page.locator('.answer:not(.stale)').waitFor()
  await page.getByRole('progressbar').waitFor({ state: 'detached' })
}

/** Keys of the window's texts, such as `levers.title`, with the texts. */
export function flatTexts(dictionary: object, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(dictionary).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string'
        ? [[`${prefix}${key}`, value]]
        : [...flatTexts(value as object, `${prefix}${key}.`)],
    ),
  )
}

/** All texts that are to be seen, and all labels that are only heard or shown on hover. */
export const textsOf = (page: Page): Promise<{ readonly seen: string[]; readonly labels: string[] }> =>
  page.evaluate(() => {
    const seen: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim()
      // Formulas and names in them are the same in every language.
      if (text && node.parentElement?.checkVisibility() && !node.parentElement.closest('code'))
        seen.push(text)
    }
    const attributes = ['aria-label', 'title', 'placeholder', 'aria-valuetext', 'alt']
    const labels = attributes.flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? ''),
    )
    return { seen, labels: labels.filter(Boolean) }
  })

/**
 * What does not fit in the window as it is now, in words.
 * @param within what is looked at, such as a dialog, which lies beside the rest of the page.
 */
export const layoutFaults = (page: Page, within = '.app'): Promise<string[]> =>
  page.evaluate((root) => {
    const faults: string[] = []
    /** Rounding of boxes and the overhang of letters. */
    const slack = 1.5
    const name = (element: Element, text = element.textContent ?? ''): string =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> “${text.trim().slice(0, 60)}”`
    const clips = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip'
    const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll'
    /** Drawn over other things on purpose. */
    const floats = '.chart-readout, .skip-link, .popover, .tooltip, .notices, .drop-hint, .compare-value'

    const { documentElement } = document
    if (documentElement.scrollWidth > innerWidth)
      faults.push(`the page is ${documentElement.scrollWidth} wide`)
    if (documentElement.scrollHeight > innerHeight)
      faults.push(`the page is ${documentElement.scrollHeight} high`)

    interface Box {
      left: number
      top: number
      right: number
      bottom: number
    }
    interface Seen {
      readonly element: Element
      readonly text: string
      readonly box: Box
    }
    const seen: Seen[] = []

    /** Follows a text's box outwards through what cuts it off or scrolls it. */
    const look = (element: Element, text: string, rect: Box): void => {
      const box = { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom }
      let [freeX, freeY, sticks] = [false, false, false]
      for (
        let outer: Element | null = element;
        outer && outer !== document.body;
        outer = outer.parentElement
      ) {
        const style = getComputedStyle(outer)
        // Hidden from the eye on purpose, and read by screen readers.
        if (style.clipPath !== 'none') return
        // Stays in sight over what is scrolled under it.
        if (style.position === 'sticky') sticks = true
        const frame = outer.getBoundingClientRect()
        const isInline = style.display === 'inline'
        if (!isInline && clips(style.overflowX) && !freeX) {
          const over = Math.max(box.right - frame.right, frame.left - box.left)
          if (over > slack && style.textOverflow !== 'ellipsis')
            faults.push(`cut off by ${Math.round(over)} px: ${name(element, text)} in ${name(outer, '')}`)
          if (
            over > slack &&
            style.textOverflow === 'ellipsis' &&
            !outer.closest('[title]') &&
            !outer.matches('input')
          )
            faults.push(`shortened with no way to read it: ${name(element, text)}`)
          if (over > slack && outer.closest('button, [role=tab]'))
            faults.push(`label of a button shortened: ${name(element, text)}`)
        }
        if (!isInline && clips(style.overflowY) && !freeY) {
          const over = Math.max(box.bottom - frame.bottom, frame.top - box.top)
          // Line boxes are higher than letters.
          if (over > 4) faults.push(`cut off at its foot: ${name(element, text)} in ${name(outer, '')}`)
        }
        if (!isInline && scrolls(style.overflowX) && !freeX && /\d/.test(text)) {
          const over = Math.max(box.right - frame.right, frame.left - box.left)
          const isPart = box.left < frame.right - slack && box.right > frame.left + slack
          // Half a number is another number; what is wholly scrolled away is looked for.
          if (over > slack && isPart)
            faults.push(`a scroller cuts ${name(element, text)} by ${Math.round(over)} px`)
        }
        if (!isInline && (scrolls(style.overflowX) || clips(style.overflowX))) {
          box.left = Math.max(box.left, frame.left)
          box.right = Math.min(box.right, frame.right)
        }
        if (!isInline && (scrolls(style.overflowY) || clips(style.overflowY))) {
          box.top = Math.max(box.top, frame.top)
          box.bottom = Math.min(box.bottom, frame.bottom)
        }
        freeX ||= scrolls(style.overflowX)
        freeY ||= scrolls(style.overflowY)
      }
      if (!freeX && (box.right > innerWidth + slack || box.left < -slack))
        faults.push(`outside the window: ${name(element, text)}`)
      if (!freeY && (box.bottom > innerHeight + slack || box.top < -slack))
        faults.push(`below the window: ${name(element, text)}`)
      if (!sticks && box.right - box.left > 2 && box.bottom - box.top > 2) seen.push({ element, text, box })
    }

    const walker = document.createTreeWalker(
      document.querySelector(root) ?? document.body,
      NodeFilter.SHOW_TEXT,
    )
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!element || !node.textContent?.trim() || !element.checkVisibility({ visibilityProperty: true }))
        continue
      if (element.closest(floats)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const rect of range.getClientRects()) look(element, node.textContent, rect)
      const svg = element.closest('svg')
      if (svg) {
        const [own, frame] = [range.getBoundingClientRect(), svg.getBoundingClientRect()]
        if (
          own.left < frame.left - slack ||
          own.right > frame.right + slack ||
          own.bottom > frame.bottom + slack
        )
          faults.push(`outside its chart: ${name(element)}`)
      }
      const button = element.closest('button, [role=tab], [role=option]')
      if (button) {
        const [own, frame] = [range.getBoundingClientRect(), button.getBoundingClientRect()]
        if (
          own.right > frame.right + slack ||
          own.left < frame.left - slack ||
          own.bottom > frame.bottom + slack
        )
          faults.push(`label wider than its button: ${name(button)}`)
      }
    }
    for (const line of document.querySelectorAll(
      `${root} .chart:not(.chart-small) .chart-grid line:first-child`,
    )) {
      const { width } = line.getBoundingClientRect()
      // Those of a chart with its values from left to right stand upright.
      if (line.checkVisibility() && width > 1 && width < 239.5)
        faults.push(
          `a plot of ${Math.round(width)} px: ${line.closest('svg')?.getAttribute('aria-label')?.slice(0, 40)}`,
        )
    }
    for (const figure of document.querySelectorAll(`${root} :is(.key-value, .key-difference)`)) {
      if (figure.checkVisibility() && figure.scrollWidth > figure.clientWidth)
        faults.push(`a key figure is cut: ${name(figure)}`)
    }
    for (const input of document.querySelectorAll<HTMLInputElement>(
      `${root} input:not([type=range]):not([type=checkbox])`,
    )) {
      if (!input.checkVisibility() || input.clientWidth < 4) continue
      if (input.scrollWidth > input.clientWidth + 1 && getComputedStyle(input).textOverflow !== 'ellipsis')
        faults.push(`value cut off: ${name(input, input.value)} ${input.getAttribute('aria-label')}`)
      if (input.placeholder && !input.value) {
        const measure = document.createElement('canvas').getContext('2d')
        const style = getComputedStyle(input)
        if (measure) {
          measure.font = style.font
          const room =
            input.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
          if (measure.measureText(input.placeholder).width > room + 1)
            faults.push(`placeholder cut off: “${input.placeholder}”`)
        }
      }
    }

    const overlap = (a: Box, b: Box): { readonly width: number; readonly height: number } => ({
      width: Math.min(a.right, b.right) - Math.max(a.left, b.left),
      height: Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
    })
    for (const [place, one] of seen.entries()) {
      for (const other of seen.slice(place + 1)) {
        if (one.element === other.element) continue
        const { width, height } = overlap(one.box, other.box)
        // Line boxes of two lines may touch; letters lie inside them.
        if (width > 2 && height > 5) faults.push(`“${one.text.trim()}” lies over “${other.text.trim()}”`)
      }
    }
    for (const parent of document.querySelectorAll(
      '.header, .header-tools, .compare-tools, .page-tools, .scenario-foot',
    )) {
      const children = [...parent.children].filter(
        (child) => child.checkVisibility() && getComputedStyle(child).clipPath === 'none',
      )
      for (const [place, child] of children.entries()) {
        for (const other of children.slice(place + 1)) {
          const { width, height } = overlap(child.getBoundingClientRect(), other.getBoundingClientRect())
          if (width > 1 && height > 1) faults.push(`${name(child)} lies over ${name(other)}`)
        }
      }
    }
    return [...new Set(faults)]
  }, within)

/**
 * Controls that a finger cannot tell apart: smaller than 24 px, with another within 24 px of their middle.
 * What lies in a line of text is as high as the line.
 */
export const crowdedTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const least = 24
    const kinds =
      'button, a[href], input, select, textarea, summary, [role=tab], [role=option], [role=switch]'
    /** The thumb of a slider and the box of a check are what is pressed, not the inputs that lie hidden in them. */
    const pressed = (element: Element): Element =>
      element.closest('.track') ?? element.closest('label') ?? element
    const targets = [...new Set([...document.querySelectorAll(kinds)].map(pressed))]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 2 && box.height > 2)
      // What is scrolled away lies under something else.
      .filter(({ element, box }) => {
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
        return top !== null && (element.contains(top) || top.contains(element))
      })
    const isSmall = ({ box }: { box: DOMRect }): boolean =>
      box.width < least - 0.5 || box.height < least - 0.5
    const name = (element: Element): string =>
      `${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40)} (${element.className})`
    return targets.filter(isSmall).flatMap((target) => {
      const { element, box } = target
      if (getComputedStyle(element).display === 'inline') return []
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      const near = targets.find(
        (other) =>
          other.element !== element &&
          !other.element.contains(element) &&
          !element.contains(other.element) &&
          Math.hypot(
            Math.max(other.box.left - x, 0, x - other.box.right),
            Math.max(other.box.top - y, 0, y - other.box.bottom),
          ) <
            least / 2 - 0.5,
      )
      const size = `${Math.round(box.width)} × ${Math.round(box.height)}`
      return near ? [`${name(element)} of ${size} beside ${name(near.element)}`] : []
    })
  })
