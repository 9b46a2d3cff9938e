import { describe, expect, test } from 'vitest'
import { encodings } from '../../../src/files/outcomes/reading.ts'
import { encode } from './encode.ts'
import { bytesOf, read } from './read.ts'

const chinese = '年份,指标,数值,来源\n2021,数字经济规模,35748,浙江省统计公报\n'
const korean = '연도,지표,값,출처\n2021,디지털 경제 규모,35748,저장성 통계국 공보\n'
const sourceOf = (bytes: Uint8Array, language: 'en' | 'ko' | 'zh') => {
  const { encoding, values } = read(bytes, { language })
  return [encoding, values[0]?.source]
}

describe('the encoding', () => {
  test.each([
    ['utf-16le', chinese],
    ['utf-16be', korean],
  ] as const)('%s with a byte-order mark', (encoding, text) => {
    expect(sourceOf(encode(`\ufeff${text}`, encoding), 'en')[0]).toBe(encoding)
    expect(read(encode(`\ufeff${text}`, encoding)).values).toHaveLength(1)
  })

  test.each(['utf-16le', 'utf-16be'] as const)('%s without one', (encoding) => {
    expect(sourceOf(encode(chinese, encoding), 'ko')).toEqual([encoding, '浙江省统计公报'])
  })

  test('UTF-8 wherever the bytes are, whatever the language', () => {
    expect(sourceOf(bytesOf(korean), 'zh')).toEqual(['utf-8', '저장성 통계국 공보'])
  })

  test.each(['en', 'ko', 'zh'] as const)('GB 18030 and EUC-KR in a window in %s', (language) => {
    expect(sourceOf(encode(chinese, 'gb18030'), language)).toEqual(['gb18030', '浙江省统计公报'])
    expect(sourceOf(encode(korean, 'euc-kr'), language)).toEqual(['euc-kr', '저장성 통계국 공보'])
  })

  test('by language where headings do not tell', () => {
    // 05: only the source is Chinese.
    const bytes = encode('year,indicator,value,source\n2021,digitalEconomy,35748,统计公报\n', 'gb18030')
    expect(sourceOf(bytes, 'zh')).toEqual(['gb18030', '统计公报'])
    expect(sourceOf(bytes, 'en')).toEqual(['gb18030', '统计公报'])
    expect(sourceOf(bytes, 'ko')[0]).toBe('euc-kr')
    expect(read(bytes, { language: 'ko', choices: { encoding: 'gb18030' } }).values[0]?.source).toBe(
      '统计公报',
    )
  })

  test('as the user chooses; what cannot be read so is said', () => {
    const bytes = encode(chinese, 'gb18030')
    expect(read(bytes, { choices: { encoding: 'utf-8' } }).failure).toEqual({
      code: 'table-encoding',
      details: { encoding: 'UTF-8' },
    })
    for (const encoding of encodings) expect(read(bytes, { choices: { encoding } }).encoding).toBe(encoding)
  })

  test('is none of a picture', () => {
    expect(read(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d, 0xff, 0xff)).failure?.code).toBe(
      'table-not-text',
    )
  })
})
