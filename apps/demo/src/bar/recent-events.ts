import type { Client } from '@goodword/client/create-client'
import type { Reply } from '@goodword/contract/operation'
import type { Operations } from '@goodword/contract/operations'

type Event = Reply<Operations['listEvents']>['data'][number]

const keptMax = 60

/** Follows the workspace's events from the first on, and gives the newest ones, newest first. */
export function recentEvents(goodword: Client): () => Promise<readonly Event[]> {
  let cursor: string | undefined
  let newest: readonly Event[] = []
  let reading: Promise<readonly Event[]> | undefined

  async function read(): Promise<readonly Event[]> {
    for (;;) {
      const query = { limit: '100', ...(cursor === undefined ? {} : { cursor }) }
      const page = await goodword.listEvents({ query })
      newest = [...page.data.toReversed(), ...newest].slice(0, keptMax)
      cursor = page.next_cursor
      if (!page.has_more) return newest
    }
  }

  // Two readers at once would each take the same page.
  return () => {
    reading ??= read().finally(() => {
      reading = undefined
    })
    return reading
  }
}
