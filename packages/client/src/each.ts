import type { Query, Reply } from '@goodword/contract/operation'
import type { OperationId, Operations } from '@goodword/contract/operations'
import type { Arguments, Methods } from './methods.ts'

/**
 * The operations that answer a list in pages with a last one. Not listEvents: its cursor never ends,
 * and is for the caller to keep.
 */
export type ListId = {
  [K in OperationId]: Query<Operations[K]> extends { cursor?: string | undefined }
    ? null extends Cursor<Reply<Operations[K]>>
      ? K
      : never
    : never
}[OperationId]

type Cursor<R> = R extends { next_cursor: infer C } ? C : never

/** One thing of a list. */
export type Item<K extends ListId> =
  Reply<Operations[K]> extends { data: (infer Thing)[] } ? Thing : never

/** Goes through a whole list, whatever its length, and asks for a page when it is needed. */
export type Each = <K extends ListId>(
  id: K,
  ...call: Arguments<K>
) => AsyncGenerator<Item<K>, void, undefined>

type Page = { readonly data: readonly unknown[]; readonly next_cursor: string | null }
type List = (call: ListCall) => Promise<Page>
type ListCall = { readonly query?: { readonly cursor?: string } }

/** Builds `each` upon the methods of a client. */
export function eachOf(methods: Methods<ListId>): Each {
  return ((id: ListId, call?: ListCall) => things(methods[id] as unknown as List, call)) as Each
}

async function* things(list: List, call: ListCall = {}) {
  let cursor = call.query?.cursor
  do {
    const query = { limit: '100', ...call.query, ...(cursor === undefined ? {} : { cursor }) }
    const page = await list({ ...call, query })
    yield* page.data
    cursor = page.next_cursor ?? undefined
  } while (cursor !== undefined)
}
