import type { listWidgetEntries } from '@goodword/contract/draws'
import type { Reply } from '@goodword/contract/operation'

/** The draws of a program with what of them is the customer's. */
export type Draws = Reply<typeof listWidgetEntries>['data']
export type Draw = Draws[number]

/** How the dialog stands with them. */
export type DrawsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' | 'offline' }
  | { readonly kind: 'ready'; readonly draws: Draws }
