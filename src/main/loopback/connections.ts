/** Bounds how many connections stand open at once. */
import type { Server } from 'node:http'
import type { Socket } from 'node:net'

export interface Connections {
  /** A question with the token has come over this connection. */
  trust(socket: Socket): void
}

/**
 * Where one connection too many comes, the one that has stood longest without a question of a window is cut: who
 * holds connections open, however many, keeps no window out.
 */
export function boundConnections(server: Server, most: number): Connections {
  const strangers = new Set<Socket>()
  const windows = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    strangers.add(socket)
    socket.once('close', () => {
      strangers.delete(socket)
      windows.delete(socket)
    })
    if (strangers.size + windows.size <= most) return
    const [longest] = strangers
    if (longest) strangers.delete(longest)
    longest?.destroy()
  })
  return {
    trust(socket) {
      if (strangers.delete(socket)) windows.add(socket)
    },
  }
}
