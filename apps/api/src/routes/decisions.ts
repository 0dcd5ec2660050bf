import * as operations from '@goodword/contract/decisions'
import * as explanations from '@goodword/contract/explanations'
import { explainDecision } from '@goodword/service/decisions/explain-decision'
import { getDecision, listDecisions } from '@goodword/service/decisions/list-decisions'
import { type Route, route } from '../route.ts'

/** The operations of decisions. */
export const decisions: readonly Route[] = [
  route(operations.listDecisions, listDecisions),
  route(operations.getDecision, getDecision),
  route(explanations.explainDecision, explainDecision),
]
