import type { Reply } from '@goodword/contract/operation'
import type { Operations } from '@goodword/contract/operations'

export type Decision = Reply<Operations['getDecision']>
type Explained = Reply<Operations['explainDecision']>
/** A receipt in words, whole. */
export type Explanation = Extract<Explained, { readonly audience: 'merchant' }>
/** The same as one customer may read it. */
export type CustomerExplanation = Extract<Explained, { readonly audience: 'customer' }>
