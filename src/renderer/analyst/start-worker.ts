/** Starts workers from the window's own origin: the only one that the content-security policy lets in. */
import analysisUrl from './analysis-worker.ts?worker&url'
import verifyUrl from './verify-worker.ts?worker&url'

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown }
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }

/** Browsers without trusted types take the address as it is. */
const policy = trustedTypes?.createPolicy('app-worker', {
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin)
      throw new Error(`${url} is not the window's own`)
    return url
  },
})

function start(workerUrl: string, name: string): Worker {
  const url = policy ? (policy.createScriptURL(workerUrl) as string) : workerUrl
  return new Worker(url, { type: 'module', name })
}

export const startWorker = (): Worker => start(analysisUrl, 'analyses')

/** One that computes an exported result again. */
export const startVerifying = (): Worker => start(verifyUrl, 'verification')
