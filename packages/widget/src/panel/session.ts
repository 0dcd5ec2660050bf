import type { Reply } from '@goodword/contract/operation'
import type { getWidgetSession } from '@goodword/contract/widget'

/** All that the first panel shows, as it comes over the wire. */
export type Session = Reply<typeof getWidgetSession>
