import * as operations from '@goodword/contract/leads'
import { getLead, listLeads } from '@goodword/service/leads/list-leads'
import { moveLead } from '@goodword/service/leads/move-lead'
import { submitLead } from '@goodword/service/leads/submit-lead'
import { type Route, route } from '../route.ts'

/** The operations of leads. */
export const leads: readonly Route[] = [
  route(operations.submitLead, submitLead),
  route(operations.moveLead, moveLead),
  route(operations.listLeads, listLeads),
  route(operations.getLead, getLead),
]
