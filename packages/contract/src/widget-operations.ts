import { getWidgetAppeal, listWidgetAppeals, openWidgetAppeal } from './appeals.ts'
import { getWidgetBoard, showNameOnBoards } from './boards.ts'
import { chooseWidgetReward, listWidgetRewardOptions } from './choices.ts'
import { listWidgetClaims, openWidgetClaim } from './claims.ts'
import { addressWidgetDelivery } from './deliveries.ts'
import { getWidgetDraw, listWidgetDraws, listWidgetEntries } from './draws.ts'
import {
  explainWidgetDecision,
  explainWidgetReferral,
  explainWidgetReward,
} from './explanations.ts'
import {
  confirmSignIn,
  endSignIn,
  getInstant,
  renewIdentity,
  sendSignInLink,
  startInstant,
} from './instant.ts'
import { redeemInWidget } from './redemptions.ts'
import { traceWidgetReferral } from './traces.ts'
import { transferInWidget } from './transfers.ts'
import { getWidgetStatement, getWidgetWallet } from './wallet.ts'
import {
  enrolCustomer,
  getWidgetOffer,
  getWidgetSession,
  recordPageConversion,
  recordWidgetClick,
  recordWidgetShare,
} from './widget.ts'
import { getWidgetProgram } from './widget-program.ts'

/** The operations that pages ask, under a publishable key. */
export const widgetOperations = {
  getWidgetSession,
  enrolCustomer,
  getWidgetProgram,
  listWidgetDraws,
  getWidgetDraw,
  listWidgetEntries,
  getWidgetOffer,
  recordWidgetClick,
  recordWidgetShare,
  recordPageConversion,
  getInstant,
  startInstant,
  sendSignInLink,
  confirmSignIn,
  renewIdentity,
  endSignIn,
  listWidgetRewardOptions,
  chooseWidgetReward,
  explainWidgetDecision,
  explainWidgetReward,
  explainWidgetReferral,
  openWidgetAppeal,
  listWidgetAppeals,
  getWidgetAppeal,
  openWidgetClaim,
  listWidgetClaims,
  traceWidgetReferral,
  getWidgetWallet,
  getWidgetStatement,
  redeemInWidget,
  transferInWidget,
  addressWidgetDelivery,
  getWidgetBoard,
  showNameOnBoards,
} as const
