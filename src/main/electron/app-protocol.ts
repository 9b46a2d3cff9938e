/** The scheme `app:`, under which the window's files are loaded. */
import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { CustomScheme } from 'electron'
import { findInside } from '../contained.ts'
import { securityHeaders } from '../security-headers.ts'
import { appOrigin, appScheme, isOf } from './origin.ts'

export const appSchemePrivileges: CustomScheme = {
  scheme: appScheme,
  // With the cache of compiled code, which lies beside Chromium's other files: the window opens in less time.
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Answers with a file of the built window, and with nothing from elsewhere. */
export async function answerRequest(rendererFolder: string, request: Request): Promise<Response> {
  if (!isOf(appOrigin, request.url)) return refusal(404)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405)
  const path = pathOf(request.url)
  if (path === undefined) return refusal(400)
  const file = findInside(rendererFolder, path === '/' ? 'index.html' : path)
  const type = types[extname(file ?? '')]
  if (file === undefined || type === undefined || !(await stat(file)).isFile()) return refusal(404)
  return new Response(request.method === 'HEAD' ? null : await readFile(file), {
    headers: { ...securityHeaders, 'content-type': type },
  })
}

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url).pathname)
  } catch {
    return undefined
  }
}

const refusal = (status: number): Response => new Response(null, { status, headers: securityHeaders })
