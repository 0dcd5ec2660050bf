import * as operations from '@goodword/contract/reviews'
import { decideReview } from '@goodword/service/reviews/decide-review'
import { listReviews } from '@goodword/service/reviews/list-reviews'
import { type Route, route } from '../route.ts'

/** The operations of reviews. */
export const reviews: readonly Route[] = [
  route(operations.listReviews, listReviews),
  route(operations.decideReview, decideReview),
]
