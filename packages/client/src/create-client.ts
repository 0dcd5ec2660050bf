import type { OperationId } from '@goodword/contract/operations'
import { type Each, eachOf } from './each.ts'
import { type Methods, methodsOf } from './methods.ts'
import { pageRoutes, serverRoutes } from './routes.ts'
import type { ClientOptions } from './send.ts'

/** Every operation of the API by its id, and `each` for lists of any length. */
export type Client = Methods<OperationId> & { readonly each: Each }

/** A client for a merchant's server. `key` is a secret key: a page uses `createPageClient`. */
export function createClient(options: ClientOptions & { readonly key: string }): Client {
  const methods = methodsOf({ ...serverRoutes, ...pageRoutes }, options)
  return { ...methods, each: eachOf(methods) }
}
