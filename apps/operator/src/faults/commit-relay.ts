import net from 'node:net'

/** A wire to Postgres that can hold back the word that a transaction was committed. */
export type CommitRelay = {
  /** The server's address, reached through the relay. */
  readonly url: string
  /** Lets the next commit happen, and resolves when it has; whoever asked for it never hears of it. */
  holdNextCommit(): Promise<void>
  close(): void
}

// The server's answer to COMMIT: its kind, its length, its tag.
const committed = Buffer.from('C\0\0\0\x0bCOMMIT\0', 'latin1')

/** Starts a relay on loopback before a Postgres. */
export async function startCommitRelay(target: string): Promise<CommitRelay> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<net.Socket>()
  let onHeld: (() => void) | undefined

  const server = net.createServer((client) => {
    const upstream = net.connect(Number(port), hostname)
    let isHeld = false
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', (data) => upstream.write(data))
    upstream.on('data', (data) => {
      if (onHeld && data.includes(committed)) {
        isHeld = true
        onHeld()
        onHeld = undefined
      }
      if (!isHeld) client.write(data)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  const address = new URL(target)
  address.host = `127.0.0.1:${(server.address() as net.AddressInfo).port}`
  return {
    url: address.href,
    holdNextCommit: () =>
      new Promise((resolve) => {
        onHeld = resolve
      }),
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
