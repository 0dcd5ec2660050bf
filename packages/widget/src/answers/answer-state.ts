import type { explainWidgetReferral, explainWidgetReward } from '@goodword/contract/explanations'
import type { Reply } from '@goodword/contract/operation'

/** A decision as its customer may read it. */
export type Explanation = Reply<typeof explainWidgetReward>

/** How the answer to "why?" stands: what was decided, the newest first. */
export type AnswerState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly isOffline: boolean }
  | { readonly kind: 'ready'; readonly explanations: Reply<typeof explainWidgetReferral>['data'] }
