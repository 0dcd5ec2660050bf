import * as explanations from '@goodword/contract/explanations'
import * as operations from '@goodword/contract/widget'
import * as widgetProgram from '@goodword/contract/widget-program'
import { recordWidgetClick } from '@goodword/service/clicks/record-widget-click'
import { recordPageConversion } from '@goodword/service/conversions/record-page-conversion'
import { enrolCustomer } from '@goodword/service/widget/enrol-customer'
import {
  explainWidgetDecision,
  explainWidgetReferral,
  explainWidgetReward,
} from '@goodword/service/widget/explain'
import { getWidgetOffer } from '@goodword/service/widget/get-offer'
import { getWidgetProgram } from '@goodword/service/widget/get-program'
import { getWidgetSession } from '@goodword/service/widget/get-session'
import { recordWidgetShare } from '@goodword/service/widget/record-share'
import { type Route, route } from '../route.ts'

/** The operations of the widget. */
export const widget: readonly Route[] = [
  route(operations.getWidgetSession, getWidgetSession),
  route(operations.enrolCustomer, enrolCustomer),
  route(widgetProgram.getWidgetProgram, getWidgetProgram),
  route(operations.getWidgetOffer, getWidgetOffer),
  route(operations.recordWidgetClick, recordWidgetClick),
  route(operations.recordWidgetShare, recordWidgetShare),
  route(operations.recordPageConversion, recordPageConversion),
  route(explanations.explainWidgetDecision, explainWidgetDecision),
  route(explanations.explainWidgetReward, explainWidgetReward),
  route(explanations.explainWidgetReferral, explainWidgetReferral),
]
