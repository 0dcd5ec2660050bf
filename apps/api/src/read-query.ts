import { Refusal } from '@goodword/contract/errors'
import { pointerTo } from './pointer.ts'

/** The parameters of a query, each given once. */
export function readQuery(url: string): Record<string, string> {
  const from = url.indexOf('?')
  if (from === -1) return {}

  // Without a prototype: a parameter may have any name.
  const query: Record<string, string> = Object.create(null)
  for (const [name, value] of new URLSearchParams(url.slice(from))) {
    if (name in query) {
      const pointer = `?${pointerTo([name]).slice(1)}`
      throw new Refusal('duplicate_query_key', {
        fields: [{ pointer, message: 'Give this parameter once.' }],
      })
    }
    query[name] = value
  }
  return query
}
