import net from 'node:net'

/** A wire between a client and a server, which a test can listen to, silence and cut. */
export interface Relay {
  /** The server's address, reached through the relay. */
  readonly url: string
  /** How often the client spoke after the server did: the number of flights. */
  flights(): number
  /** Passes nothing on from now, in either direction, and closes nothing. */
  silence(): void
  /** Passes everything on again, on new connections. */
  restore(): void
  close(): void
}

/** Starts a relay on loopback before the server of an address. */
export async function startRelay(target: string): Promise<Relay> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<net.Socket>()
  let isSilent = false
  let flights = 0
  let lastSpoke: 'client' | 'server' = 'server'

  const server = net.createServer((client) => {
    const upstream = net.connect(Number(port), hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        if (!isSilent) for (const end of [client, upstream]) end.destroy()
      })
    }
    client.on('data', (data) => {
      if (isSilent) return
      if (lastSpoke === 'server') flights += 1
      lastSpoke = 'client'
      upstream.write(data)
    })
    upstream.on('data', (data) => {
      if (isSilent) return
      lastSpoke = 'server'
      client.write(data)
    })
  })

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const own = server.address() as net.AddressInfo
  const address = new URL(target)
  address.hostname = '127.0.0.1'
  address.port = String(own.port)

  return {
    url: address.href,
    flights: () => flights,
    silence: () => {
      isSilent = true
    },
    restore: () => {
      isSilent = false
    },
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
