import type { Reply } from '@goodword/contract/operation'
import type { traceWidgetReferral } from '@goodword/contract/traces'

/** All that happened with a friend, as their advocate may see it. */
export type Trace = Reply<typeof traceWidgetReferral>

/** How the dialog stands with it. */
export type TraceState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' | 'offline' }
  | { readonly kind: 'ready'; readonly trace: Trace }
