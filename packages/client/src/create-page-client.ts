import { type Methods, methodsOf } from './methods.ts'
import { pageRoutes } from './routes.ts'
import type { ClientOptions } from './send.ts'

/** The operations that a page may call. */
export type PageClient = Methods<keyof typeof pageRoutes>

/** A client for a page: it has nowhere to keep a secret key, and leaves out what a page cannot call. */
export function createPageClient(options: ClientOptions): PageClient {
  return methodsOf(pageRoutes, options)
}
