import { describe, expect, test } from 'vitest'
import { createAccess, tokenOf, tokenVariable } from '../../src/main/loopback/access.ts'

describe('the token', () => {
  test('is new each time, and 32 bytes in letters that a header may have', () => {
    const tokens = Array.from({ length: 20 }, () => tokenOf({}))
    expect(new Set(tokens).size).toBe(20)
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/)
  })

  test('is one that is handed over, if it is as hard to guess', () => {
    const given = 'a'.repeat(43)
    expect(tokenOf({ [tokenVariable]: given })).toBe(given)
    for (const short of ['', 'secret', `${given.slice(1)}!`]) {
      expect(tokenOf({ [tokenVariable]: short })).not.toBe(short)
    }
  })

  test('is compared whole', () => {
    const { mayAsk } = createAccess('abc')
    expect(mayAsk('Bearer abc')).toBe(true)
    for (const other of [undefined, '', 'Bearer ab', 'Bearer abcd', 'abc']) expect(mayAsk(other)).toBe(false)
  })
})

describe('a code', () => {
  test('is 32 new bytes, and no part of the token', () => {
    const access = createAccess('token')
    const codes = Array.from({ length: 20 }, () => access.newCode().code)
    expect(new Set(codes).size).toBe(20)
    for (const code of codes) expect(code).toMatch(/^[\w-]{43}$/)
  })

  test('lets one window in, once, and says so', async () => {
    const access = createAccess('token')
    const { code, used } = access.newCode()
    const other = access.newCode()
    const told = access.whenUsed(code)
    expect(access.enter(code)).toBe('token')
    expect(access.enter(code)).toBeUndefined()
    await Promise.all([used, told, access.whenUsed(code)])
    expect(access.enter(other.code)).toBe('token')
  })

  test.each(['', 'token', 'a'.repeat(43)])('that was never given out lets nobody in: %j', async (code) => {
    const access = createAccess('token')
    access.newCode()
    expect(access.enter(code)).toBeUndefined()
    await access.whenUsed(code)
  })

  test('is no token, and the token is no code', () => {
    const access = createAccess('token')
    expect(access.mayAsk(`Bearer ${access.newCode().code}`)).toBe(false)
    expect(access.enter(access.token)).toBeUndefined()
  })

  test('of a hundred that wait, the oldest gives way to another', async () => {
    const access = createAccess('token')
    const [oldest, next] = Array.from({ length: 101 }, () => access.newCode())
    expect(access.enter(oldest?.code ?? '')).toBeUndefined()
    expect(access.enter(next?.code ?? '')).toBe('token')
    await oldest?.used
  })
})
