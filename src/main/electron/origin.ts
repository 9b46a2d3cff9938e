/** Where the window's page comes from, and nothing else may. */

export interface Origin {
  /** With its colon, as in a URL. */
  readonly protocol: string
  readonly host: string
}

export const appScheme = 'app'
export const appOrigin: Origin = { protocol: `${appScheme}:`, host: 'qiantang' }
/** Where the page is from that says what went wrong: it has nothing of the window's. */
export const faultOrigin: Origin = { protocol: appOrigin.protocol, host: 'fault' }

/** @param devServer the address of electron-vite's server while the product is being developed. */
export function chooseOrigin(devServer: string | undefined): Origin {
  if (devServer === undefined) return appOrigin
  const { protocol, host } = new URL(devServer)
  return { protocol, host }
}

export const addressOf = ({ protocol, host }: Origin): string => `${protocol}//${host}/`

/** Whether an address is of an origin. It is parsed: `app://qiantang.evil` begins like ours. */
export function isOf(origin: Origin, address: string): boolean {
  const url = URL.parse(address)
  return url !== null && url.protocol === origin.protocol && url.host === origin.host
}
