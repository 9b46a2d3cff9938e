import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FaultCode } from '../../src/model/fault.ts'
import { type Formula, formulaLimits, parseFormula, walkFormula } from '../../src/model/formula.ts'

/** A formula with every parenthesis written, to see how a text was read. */
function print(formula: Formula): string {
  switch (formula.kind) {
    case 'number':
      return String(formula.value)
    case 'name':
      return formula.name
    case 'reference':
      return `${formula.reference}(${formula.name})`
    case 'shock':
      return `shock(${formula.name})`
    case 'negation':
      return `(-${print(formula.operand)})`
    case 'not':
      return `(not ${print(formula.operand)})`
    case 'operation':
    case 'comparison':
    case 'logic':
      return `(${print(formula.left)} ${formula.operator} ${print(formula.right)})`
    case 'choice':
      return `(${[formula.condition, formula.whenTrue, formula.whenFalse].map(print).join(' ? ')})`
    case 'call':
      return `${formula.name}(${formula.args.map(print).join(', ')})`
  }
}

function read(text: string): string {
  const parsed = parseFormula(text)
  return parsed.ok ? print(parsed.value) : parsed.error.code
}

test.each([
  ['1 + 2 * x ^ 2 / y - 3', '((1 + ((2 * (x ^ 2)) / y)) - 3)'],
  ['a - b - c', '((a - b) - c)'],
  ['a ^ b ^ c', '(a ^ (b ^ c))'],
  ['-x ^ 2', '(-(x ^ 2))'],
  ['2 ^ -1', '(2 ^ (-1))'],
  ['+x', 'x'],
  ['((x))', 'x'],
  ['1.5e-3 * .5', '(0.0015 * 0.5)'],
  ['a < b and c >= d or not e', '(((a < b) and (c >= d)) or (not e))'],
  ['a == 1 ? b : c != 2 ? d : e', '((a == 1) ? b ? ((c != 2) ? d ? e))'],
  ['min(a, b) + max(a, b, 1, 2, 3, 4, 5, 6)', '(min(a, b) + max(a, b, 1, 2, 3, 4, 5, 6))'],
  [
    'clamp(x, 0, 1) * exp(log(y)) * log2(sqrt(abs(z)))',
    '((clamp(x, 0, 1) * exp(log(y))) * log2(sqrt(abs(z))))',
  ],
  ['previous(x) + base(lever) - baseline(y)', '((previous(x) + base(lever)) - baseline(y))'],
  ['rho * previous(u) + size / 100 * shock(cycle)', '((rho * previous(u)) + ((size / 100) * shock(cycle)))'],
  ['base * 2', '(base * 2)'],
  ['shock * 2', '(shock * 2)'],
  ['x +\n  1', '(x + 1)'],
])('reads %j', (text, printed) => {
  expect(read(text)).toBe(printed)
})

test.each([
  ['min', 2],
  ['max', 8],
  ['clamp', 3],
  ['exp', 1],
])('%s takes %i values, and neither none nor nine', (name, count) => {
  const call = (values: number): string => `${name}(${Array(values).fill('x').join(', ')})`
  expect(read(call(count))).toBe(call(count))
  expect(read(call(0))).toBe('formula-arguments')
  expect(read(call(9))).toBe('formula-arguments')
})

/** Texts that are refused, by the code of the refusal: ways to code, values that are no numbers, other functions and signs. */
const refused: Partial<Record<FaultCode, readonly string[]>> = {
  'formula-part': [
    'x.constructor',
    'x["constructor"]',
    'x[1]',
    'x?.y',
    '"".constructor',
    '"a".__proto__',
    '{}.constructor',
    'previous(x).y',
    'true',
    'null',
    'undefined',
    '"text"',
    "'text'",
    '[1, 2, 3]',
    '[[1, 2], [3, 4]]',
    '{ a: 1 }',
    '1:10000000',
    '1:1e12',
    'x = 1',
    'x.y = 1',
    'x[1] = 2',
    'f(x) = x',
    'f(x) = f(x)',
    'x; y',
    'x\ny',
    'a < b < c',
    'base("x")',
    '{ a: 1 }.a = 2',
  ],
  'formula-call': ['x.constructor.constructor("return process")', '[].map(f)', 'x.getTime()'],
  'formula-function': [
    '__proto__()',
    'constructor(1)',
    'toString()',
    'hasOwnProperty("x")',
    'import({ a: 1 }, {})',
    'evaluate("1 + 1")',
    'parse("x")',
    'simplify("x + x")',
    'derivative("x^2", "x")',
    'parser()',
    'config({ relTol: 0.5 })',
    'typed("f", {})',
    'createUnit("foo")',
    'chain(1)',
    'help(sin)',
    'print("$a", {})',
    'reviver("", {})',
    'format(1, { notation: "fixed", precision: 1000000000 })',
    'random()',
    'randomInt(1, 10)',
    'pickRandom([1, 2])',
    'factorial(170)',
    'combinations(1000000000, 500000000)',
    'isPrime(7)',
    'bigint(2) ^ bigint(100000000)',
    'sin(x)',
    'sum(x, y)',
    'pow(x, 2)',
    'if(x, y, z)',
    'zeros(100000, 100000)',
    'ones(1e9)',
    'identity(5000)',
  ],
  'formula-factors': [
    'exp(1)(2)',
    'f(x)(y)',
    '5 cm',
    '5cm',
    '2 x',
    '2(x)',
    '(x)(y)',
    'exp x',
    '1i',
    '10n',
    'new Function("1")',
    'x × y',
    '1_000',
  ],
  'formula-not-finite': ['NaN', 'Infinity', '1e999'],
  'formula-empty': ['', '   '],
  'formula-sign': [
    '5 cm to m',
    'x in y',
    'x!',
    "x'",
    'x .* y',
    'x ./ y',
    'x .^ y',
    'x % y',
    'x mod y',
    'x & y',
    'x | y',
    '~x',
    'x << 2',
    'x xor y',
    'x ?? y',
  ],
  'formula-reference': [
    'previous(1)',
    'previous(x + 1)',
    'previous(previous(x))',
    'baseline(previous(x))',
    'previous(x, y)',
    'previous()',
    'shock()',
    'shock(1)',
    'shock(x, y)',
    'shock(previous(x))',
    'previous(shock(x))',
  ],
  'formula-syntax': [
    'x.constructor.constructor("return process")()',
    'cos.constructor("return 1")()',
    '1 +* 2',
    'x)',
    '()',
    '1 2',
    '1..2',
    'a, b',
    '!x',
    'x && y',
    'x || y',
    'x === y',
    'x => 1',
    '`x`',
    '@x',
    'a\\b',
    'x −\u00a01',
    'x\u200by',
    'x\u202ey',
    'x\u0000y',
    '\ud800',
    '∞',
    '１ + １',
  ],
  'formula-ends-early': ['x +', 'x ? y', 'x++', '"open'],
  'formula-bracket-open': ['(x', '[1, 2'],
  'formula-too-deep': [
    '('.repeat(990) + ')'.repeat(990),
    `${'('.repeat(100)}x${')'.repeat(100)}`,
    `${'abs('.repeat(70)}x${')'.repeat(70)}`,
    `${'-'.repeat(100)}x`,
    Array(100).fill('x').join('+'),
    Array(100).fill('x').join('^'),
    'x ? y : '.repeat(100).concat('z'),
  ],
  'formula-too-many-parts': [balanced(8)],
  'formula-too-long': [
    Array(5000).fill('1').join(' + '),
    '('.repeat(2000) + ')'.repeat(2000),
    'x'.repeat(formulaLimits.characters + 1),
    ' '.repeat(1_000_000),
    '9'.repeat(100_000),
  ],
}

function balanced(depth: number): string {
  return depth === 0 ? 'x' : `(${balanced(depth - 1)}+${balanced(depth - 1)})`
}

test.each(Object.entries(refused).flatMap(([code, texts]) => texts.map((text) => [text, code] as const)))(
  'refuses %j',
  (text, code) => {
    const parsed = parseFormula(text)
    expect(parsed.ok ? print(parsed.value) : parsed.error).toMatchObject({ code, path: [] })
  },
)

test('a percent sign is refused (mathjs reads "x + 5%" as x + x·5/100, which nobody wrote)', () => {
  expect(['5%', 'x + 5%', '100 * 5 %'].map(read)).toEqual(Array(3).fill('formula-sign'))
})

test('comments and numbers that are not decimal are refused, and names that look like them are read', () => {
  const texts = ['x # the rest', '#', '0x1F', '1 + 0b101', '0O17 * x', '0x1Fi8']
  expect(texts.map(read)).toEqual([
    ...Array(2).fill('formula-comment'),
    ...Array(4).fill('formula-not-decimal'),
  ])
  expect(read('x0b1 + a0x2')).toBe('(x0b1 + a0x2)')
})

test('as many characters, parts and levels as allowed are read, and no more', () => {
  expect(read(`${' '.repeat(formulaLimits.characters - 1)}x`)).toBe('x')
  expect(read(`${' '.repeat(formulaLimits.characters)}x`)).toBe('formula-too-long')
  expect(read(`${'-'.repeat(formulaLimits.depth)}x`)).toContain('x')
  expect(read(`${'-'.repeat(formulaLimits.depth + 1)}x`)).toBe('formula-too-deep')
  expect(read(balanced(7))).toContain('x + x')
  expect(read(balanced(8))).toBe('formula-too-many-parts')
})

/** Texts made of the words of the language and of what is near it: most are nearly formulas. */
const nearlyFormula = fc
  .array(
    fc.constantFrom(
      ...['x', 'y', '1', '2.5', '1e999', '+', '-', '*', '/', '^', '(', ')', ',', '?', ':', '<', '>=', '=='],
      ...[
        'and',
        'or',
        'not',
        'exp(',
        'min(',
        'previous(',
        'base(',
        '.',
        '[',
        ']',
        '{',
        '}',
        '"',
        '=',
        ';',
        ' ',
      ],
      ...[
        '__proto__',
        'constructor',
        '.constructor',
        'toString',
        '%',
        '!',
        "'",
        '#',
        '\n',
        'to',
        'in',
        'é',
        '\u202e',
      ],
    ),
    { maxLength: 40 },
  )
  .map((words) => words.join(''))

test('any text is a formula of known parts or one fault, and objects stay as they are', () => {
  const before = Reflect.ownKeys(Object.prototype)
  const texts = fc.oneof(
    nearlyFormula,
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const parsed = parseFormula(text)
      if (parsed.ok) {
        for (const part of walkFormula(parsed.value)) {
          if (part.kind === 'number') expect(part.value).toSatisfy(Number.isFinite)
          if (part.kind === 'name' || part.kind === 'reference') expect(text).toContain(part.name)
        }
      } else {
        expect(parsed.error.code).toMatch(/^formula-/)
        expect(parsed.error.path).toEqual([])
      }
    }),
    { numRuns: 3000 },
  )
  expect(Reflect.ownKeys(Object.prototype)).toEqual(before)
  expect(({} as { a?: unknown }).a).toBeUndefined()
})

test('what is printed with every parenthesis is read as the same formula again', () => {
  const formula = fc.letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('x', 'y', 'previous(x)', 'base(y)', '2', '0.5'),
      fc
        .tuple(tie('any'), fc.constantFrom('+', '-', '*', '/', '^', '<', '==', 'and', 'or'), tie('any'))
        .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
      tie('any').map((a) => `(-${a})`),
      tie('any').map((a) => `(not ${a})`),
      fc.tuple(tie('any'), tie('any')).map(([a, b]) => `max(${a}, ${b})`),
    ),
  })).any
  fc.assert(
    fc.property(formula, (text) => {
      fc.pre(text.length <= formulaLimits.characters)
      expect(read(text)).toBe(text)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['grdp*5%', { code: 'formula-sign', details: { column: 7, sign: '%' } }],
  ['2grdp', { code: 'formula-factors', details: { column: 2, left: '2', right: 'grdp' } }],
  ['a + (b) c', { code: 'formula-factors', details: { column: 9, left: ')', right: 'c' } }],
  ['a and not b c', { code: 'formula-factors', details: { column: 13, left: 'b', right: 'c' } }],
  ['1.5e3x', { code: 'formula-factors', details: { column: 6, left: '1.5e3', right: 'x' } }],
  [
    '1 + max(grdp)',
    { code: 'formula-arguments', details: { name: 'max', column: 5, least: 2, most: 8, given: 1 } },
  ],
  ['max * round(grdp)', { code: 'formula-function', details: { name: 'round', column: 7 } }],
  ['a + (b * [c', { code: 'formula-bracket-open', details: { column: 10, bracket: '[' } }],
  ['a +', { code: 'formula-ends-early', details: {} }],
  ['a + * b', { code: 'formula-syntax', details: { column: 5, found: '* b' } }],
  ['a mod b', { code: 'formula-sign', details: { column: 3, sign: 'mod' } }],
] as const)('the refusal of %s tells what was read, and where', (text, fault) => {
  const parsed = parseFormula(text)
  expect(parsed.ok ? print(parsed.value) : parsed.error).toMatchObject(fault)
})
