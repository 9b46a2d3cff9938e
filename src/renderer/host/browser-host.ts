/** The window's way to the trusted side in a browser: requests to the server that the window came from. */
import { scenarioMediaType, systemFileEnding } from '../../files/scenario-text.ts'
import type { FileToSave, Host, HostResult, PickedFile, PickedKind } from '../../host/contract.ts'
import { readFile } from './read-file.ts'

const tokenKey = 'qiantang.token'

export function createBrowserHost(): Host {
  const entrance = createEntrance()
  return {
    shell: 'browser',
    mostAtClosing: mostKeptAlive,
    call: async <T>(channel: string, input: unknown): Promise<HostResult<T>> => {
      try {
        if (entrance.isOpening()) await entrance.opened()
        return (await ask(channel, input)) as HostResult<T>
      } catch {
        return { ok: false, error: { code: 'unreachable', details: {}, faults: [] } }
      }
    },
    pickFile,
    saveFile,
    leave: async () => undefined,
    // There is no native menu, and the system opens no files here.
    subscribe: () => () => undefined,
  }
}

/** The window's way in: the link that it was opened with carries a code, which gets it the token to ask with. */
interface Entrance {
  isOpening(): boolean
  opened(): Promise<void>
}

function createEntrance(): Entrance {
  let opening: Promise<void> | undefined
  const enter = (): void => {
    const code = takeCode()
    if (code === undefined) return
    const entering = exchange(code).finally(() => {
      if (opening === entering) opening = undefined
    })
    opening = entering
  }
  enter()
  // The link of a new server, opened in the window of an old one, loads nothing.
  addEventListener('hashchange', enter)
  return { isOpening: () => opening !== undefined, opened: async () => opening }
}

/** Takes the code out of the address, where it would be seen and bookmarked. */
function takeCode(): string | undefined {
  const code = /^#code=([\w-]+)$/.exec(location.hash)?.[1]
  if (code !== undefined) history.replaceState(history.state, '', location.pathname + location.search)
  return code
}

/** Gets the token, which a reload of this tab keeps. A code that is void changes nothing: the window may be in. */
async function exchange(code: string): Promise<void> {
  const answer = await post('/session', { code }).catch(() => undefined)
  const { ok, value } = (answer ?? {}) as {
    readonly ok?: boolean
    readonly value?: { readonly token: string }
  }
  if (ok && value) sessionStorage.setItem(tokenKey, value.token)
}

/** What a window that is being closed can still send: 64 KiB in all, a little of it left for other requests. */
const mostKeptAlive = 60_000

const ask = (channel: string, input: unknown): Promise<unknown> =>
  post(`/api/${encodeURIComponent(channel)}`, input, channel !== 'store.changes')

/** @param mayOutlive whether it is to arrive though the window closes: a change does, and a window that is gone waits for nothing. */
async function post(path: string, input: unknown, mayOutlive = false): Promise<unknown> {
  const body = new TextEncoder().encode(JSON.stringify(input))
  const response = await fetch(path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${sessionStorage.getItem(tokenKey) ?? ''}`,
      'content-type': 'application/json',
    },
    body,
    keepalive: mayOutlive && body.length < mostKeptAlive,
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
  })
  const answer: unknown = await response.json()
  // What the server itself refuses has the shape of any other answer; what stands before it has not.
  if (typeof answer === 'object' && answer !== null && 'ok' in answer) return answer
  throw new Error(`answered ${response.status}`)
}

const accepted: Readonly<Record<PickedKind, string>> = {
  scenario: `${systemFileEnding},.json,${scenarioMediaType},application/json`,
  result: '.csv,.json,text/csv,application/json',
  outcomes: '.csv,.tsv,.tab,.txt,text/csv,text/tab-separated-values,text/plain',
}

function pickFile(kind: PickedKind): Promise<PickedFile | undefined> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accepted[kind]
    input.addEventListener('cancel', () => resolve(undefined))
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      if (file) readFile(file, kind).then(resolve, reject)
      else resolve(undefined)
    })
    input.click()
  })
}

/** A download; whether the user keeps it is the browser's business. */
async function saveFile({ name, text, type }: FileToSave): Promise<boolean> {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Revoked at once, some browsers would have nothing left to download.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return true
}
