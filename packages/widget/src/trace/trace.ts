import type { Reply } from '@goodword/contract/operation'
import type { traceWidgetReferral } from '@goodword/contract/traces'

/** All that happened with a friend, as their advocate may see it. */
export type Trace = Reply<typeof traceWidgetReferral>
