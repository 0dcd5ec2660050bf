import { setTimeout as sleep } from 'node:timers/promises'
import type { Fleet } from './fleet.ts'
import { callUntilAnswered, type Ground } from './ground.ts'

/** What a shop was told is done. */
export type Acknowledged = {
  /** Orders by external id, with the id of their conversion. */
  readonly orders: Map<string, string>
  readonly refunded: Set<string>
  /** Click tokens that a redirect carried. */
  readonly clicks: string[]
  /** Requests that had to be sent more than once. */
  repeated: number
}

const DAY_MS = 86_400_000

/** Waits until so many more orders were acknowledged: trouble comes in the middle of work, on any machine. */
export type After = (orders: number) => Promise<void>

/**
 * Writers order, some refund, and visitors click, while `trouble` is made; then everything that was begun
 * is brought to its answer. Holds end while it goes on: the orders happened nearly a day ago.
 */
export async function storm(
  ground: Ground,
  { urls }: Pick<Fleet, 'urls'>,
  codes: readonly string[],
  name: string,
  trouble: (after: After) => Promise<void>,
): Promise<Acknowledged> {
  const done: Acknowledged = { orders: new Map(), refunded: new Set(), clicks: [], repeated: 0 }
  let isOver = false

  const ask = async (path: string, key: string, body: unknown) => {
    const heard = await callUntilAnswered(urls, ground.secretKey, path, { body, key })
    if (heard.attempts > 1) done.repeated += 1
    if (heard.status !== 201) throw new Error(`${path}: ${heard.status} ${heard.text}`)
    return heard.json
  }
  const write = async (writer: number) => {
    for (let n = 0; !isOver; n++) {
      const external_id = `${name}-${writer}-${n}`
      const { id } = await ask('/v1/conversions', external_id, {
        type: 'order',
        external_id,
        amount: 9_900,
        asset: 'USD',
        friend: { external_id },
        code: codes[n % codes.length],
        occurred_at: new Date(Date.now() - DAY_MS + 2_000).toISOString(),
      })
      done.orders.set(external_id, id)
      if (n % 4 !== 3) continue
      await ask(`/v1/conversions/${id}/refunds`, `${external_id}-refund`, { external_id: 'whole' })
      done.refunded.add(external_id)
    }
  }
  const visit = async (visitor: number) => {
    for (let n = 0; !isOver; n++) {
      const url = urls()[visitor % Math.max(1, urls().length)]
      const token = url && (await click(`${url}/r/${ground.slug}/${codes[n % codes.length]}`))
      if (token) done.clicks.push(token)
      else await sleep(20)
    }
  }

  const working = [
    ...Array.from({ length: 6 }, (_, n) => write(n)),
    ...Array.from({ length: 4 }, (_, n) => visit(n)),
  ]
  const after: After = async (orders) => {
    const enough = done.orders.size + orders
    while (done.orders.size < enough) await sleep(Math.random() * 20)
  }
  const failing = Promise.all(working)
  try {
    await Promise.race([trouble(after), failing])
  } finally {
    isOver = true
  }
  await failing
  return done
}

async function click(link: string): Promise<string | undefined> {
  try {
    const response = await fetch(link, {
      redirect: 'manual',
      headers: {
        'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Safari/604.1',
      },
      signal: AbortSignal.timeout(15_000),
    })
    await response.arrayBuffer()
    const location = response.headers.get('location')
    if (response.status !== 302 || location === null) return undefined
    return new URL(location).searchParams.get('gw') ?? undefined
  } catch {
    return undefined
  }
}
