import net from 'node:net'

export type Answer = { readonly status: number; readonly head: string; readonly body: string }

export type LoadOptions = {
  readonly port: number
  readonly connections: number
  /** The whole text of the n-th request. */
  readonly requestOf: (n: number) => string
  /** Ends after so many answers or seconds, whichever comes first, or when the server does. */
  readonly answersMax: number
  readonly secondsMax?: number
  readonly onAnswer?: (answer: Answer) => void
}

export type LoadResult = { readonly answers: number; readonly seconds: number }

/**
 * Asks over connections that stay open, each with one request at a time, by plain sockets: a client that
 * costs little beside the server it measures. A connection that breaks is not replaced.
 */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const { connections, secondsMax = Number.POSITIVE_INFINITY } = options
  const startedAt = performance.now()
  const state = { asked: 0, answers: 0, endsAt: startedAt + secondsMax * 1000 }
  await Promise.all(Array.from({ length: connections }, () => converse(options, state)))
  return { answers: state.answers, seconds: (performance.now() - startedAt) / 1000 }
}

function converse(
  { port, requestOf, answersMax, onAnswer }: LoadOptions,
  state: { asked: number; answers: number; readonly endsAt: number },
): Promise<void> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    let heard = ''
    const ask = () => {
      if (state.asked >= answersMax || performance.now() > state.endsAt) return socket.end()
      socket.write(requestOf(state.asked++), 'latin1')
    }
    socket.on('connect', ask)
    socket.on('data', (data) => {
      heard += data.toString('latin1')
      const answer = wholeAnswer(heard)
      if (!answer) return
      heard = ''
      state.answers += 1
      onAnswer?.(answer)
      ask()
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve())
  })
}

/** The answer, once all of it has come; there is never more than one under way. */
function wholeAnswer(heard: string): Answer | undefined {
  const headEnd = heard.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const head = heard.slice(0, headEnd)
  const status = Number(head.slice(9, 12))
  const body = heard.slice(headEnd + 4)
  if (!isWhole(status, head, body)) return undefined
  return { status, head, body }
}

function isWhole(status: number, head: string, body: string): boolean {
  if (status === 204 || status === 304) return true
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  return length === undefined ? body.endsWith('0\r\n\r\n') : body.length >= Number(length)
}

/** A request as a browser sends it. */
export function browserRequest(path: string, headers: Readonly<Record<string, string>> = {}) {
  const lines = Object.entries({ ...usualHeaders, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  return `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
}

const usualHeaders = {
  host: 'goodword.example',
  'user-agent':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8',
}
