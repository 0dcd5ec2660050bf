import type { listWidgetEntries } from '@goodword/contract/draws'
import type { Reply } from '@goodword/contract/operation'

/** The draws of a program with what of them is the customer's. */
export type Draws = Reply<typeof listWidgetEntries>['data']
export type Draw = Draws[number]
