import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Fault } from './process.mjs'

export const usage = `Usage: npm start -- [options]
  --browser       serve the window to a browser instead of opening Electron
  --port N        port to serve on, 0 for any (implies --browser)
  --no-open       serve without opening a browser (implies --browser)
  --idle N        stop after N minutes without a window, 30 where none is given, 0 for never (implies --browser)
  --safe-mode     open Electron without the graphics card
  --data-dir DIR  folder in which scenarios are kept
  --help          show this`

/**
 * @typedef {object} StartOptions
 * @property {boolean} help
 * @property {string | undefined} loopbackOption the option that asks for the loopback shell
 * @property {string[]} windowArgs for either shell
 * @property {string[]} electronArgs for Electron alone
 * @property {string[]} loopbackArgs for the loopback shell alone
 */

/**
 * @param {string[]} args
 * @param {string} folder against which a relative --data-dir is meant
 * @returns {StartOptions}
 */
export function parseStartOptions(args, folder) {
  const values = parse(args)
  if (values.port !== undefined && !isPort(values.port)) {
    throw new Fault(`--port takes a number from 0 to 65535, not "${values.port}".\n${usage}`, 2)
  }
  if (values.idle !== undefined && !isMinutes(values.idle)) {
    throw new Fault(`--idle takes minutes from 0 to 10080, not "${values.idle}".\n${usage}`, 2)
  }
  if (values['data-dir'] === '') throw new Fault(`--data-dir takes a folder.\n${usage}`, 2)
  const loopbackOption = Object.keys(values).find((name) => !['data-dir', 'help', 'safe-mode'].includes(name))
  return {
    help: values.help === true,
    loopbackOption: loopbackOption && `--${loopbackOption}`,
    windowArgs: values['data-dir'] === undefined ? [] : ['--data-dir', resolve(folder, values['data-dir'])],
    electronArgs: values['safe-mode'] ? ['--safe-mode'] : [],
    loopbackArgs: [
      ...(values.port === undefined ? [] : ['--port', values.port]),
      ...(values['no-open'] ? ['--no-open'] : []),
      ...(values.idle === undefined ? [] : ['--idle', values.idle]),
    ],
  }
}

/** @param {string[]} args */
function parse(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        browser: { type: 'boolean' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        idle: { type: 'string' },
        'data-dir': { type: 'string' },
        'safe-mode': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    })
    return values
  } catch (error) {
    throw new Fault(`${/** @type {Error} */ (error).message}\n${usage}`, 2)
  }
}

/** @param {string} text */
function isMinutes(text) {
  return /^\d{1,5}$/.test(text) && Number(text) <= 10_080
}

/** @param {string} text */
function isPort(text) {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535
}
