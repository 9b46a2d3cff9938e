// Loaded into a program under test before anything else: what it tries to reach outside this machine is refused and
// written down in the file that QIANTANG_TEST_ELSEWHERE names.
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { Socket } from 'node:net'

const loopback = /^(?:127\.\d+\.\d+\.\d+|::1|localhost)$/

/**
 * @param {string} how
 * @param {unknown} where
 */
function refuse(how, where) {
  appendFileSync(process.env.QIANTANG_TEST_ELSEWHERE ?? '/dev/stderr', `${how} ${where}\n`)
  throw new Error(`${how} to ${where} is refused`)
}

const { connect } = Socket.prototype
/** @param {any[]} args as Node hands them on: normalised, in one list, or as they were given */
Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args
  const { host = 'localhost', path } = typeof first === 'object' ? first : { host: args[1] }
  if (path === undefined && !loopback.test(String(host))) refuse('connect', host)
  return Reflect.apply(connect, this, args)
}

const { lookup } = dns
dns.lookup = Object.assign(
  (/** @type {string} */ name, /** @type {any[]} */ ...rest) => {
    if (!loopback.test(name)) refuse('lookup', name)
    return Reflect.apply(lookup, dns, [name, ...rest])
  },
  { __promisify__: lookup.__promisify__ },
)
const { lookup: promised } = dns.promises
dns.promises.lookup = async (/** @type {string} */ name, /** @type {any[]} */ ...rest) => {
  if (!loopback.test(name)) refuse('lookup', name)
  return Reflect.apply(promised, dns.promises, [name, ...rest])
}
dgram.Socket.prototype.send = () => refuse('send', 'by datagram')
// Whoever imports these by name has them, too.
syncBuiltinESMExports()
