/** The one gate through which messages of the window come in. */
import { type IpcMainInvokeEvent, ipcMain } from 'electron'
import { isOf, type Origin } from './origin.ts'

export type IpcChannel = 'host:call' | 'host:pick-file' | 'host:save-file' | 'host:leave'

/**
 * Registers a listener that hears the window's own page only.
 * @param listener gets what the page sent, which is not trusted.
 */
export function handle(
  channel: IpcChannel,
  origin: Origin,
  listener: (...args: readonly unknown[]) => unknown,
): void {
  ipcMain.handle(channel, (event, ...args: readonly unknown[]) => {
    if (!isTrusted(event, origin)) throw new Error(`${channel} was asked by a page that is not the window`)
    return listener(...args)
  })
}

/** Is it the top frame, and is what it shows ours? A frame that is gone is null, and is not. */
function isTrusted({ senderFrame }: IpcMainInvokeEvent, origin: Origin): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOf(origin, senderFrame.url)
}
