import { decideAppeal, getAppeal, getAppealStatistics, listAppeals, openAppeal } from './appeals.ts'
import { listAuditLog } from './audit-log.ts'
import { createHistoryFile, getBacktest, putHistoryPart, startBacktest } from './backtests.ts'
import { listBalanceReports, reportBalance } from './balance-reports.ts'
import { getBoard } from './boards.ts'
import {
  addCatalogueCodes,
  createCatalogueItem,
  getCatalogueItem,
  listCatalogue,
  rotateFulfilmentSecret,
  updateCatalogueItem,
} from './catalogue.ts'
import { chooseReward, listRewardOptions } from './choices.ts'
import { decideClaim, getClaim, listClaims, openClaim } from './claims.ts'
import { listClicks } from './clicks.ts'
import { disableCode, getCode, getCodeQr, issueCode, listCodes } from './codes.ts'
import {
  confirmConversion,
  getConversion,
  listConversions,
  recordConversion,
  recordConversions,
  refundConversion,
} from './conversions.ts'
import { redeemCoupon, verifyCoupon } from './coupons.ts'
import { approveCredit, createCredit, listCredits, refuseCredit } from './credits.ts'
import { getDecision, listDecisions } from './decisions.ts'
import { addressDelivery, getDelivery, listDeliveries, moveDelivery } from './deliveries.ts'
import { listDonations } from './donations.ts'
import { getDraw, listDraws } from './draws.ts'
import { listEvents } from './events.ts'
import { explainDecision } from './explanations.ts'
import { getJob } from './jobs.ts'
import { createKey, listKeys, revokeKey, rotateKey } from './keys.ts'
import { getLead, listLeads, moveLead, submitLead } from './leads.ts'
import { getLedgerProof, getLiability, listCheckpoints } from './ledger.ts'
import { verifyOffer } from './offers.ts'
import { getBalances, getParticipant, listParticipants, upsertParticipant } from './participants.ts'
import {
  approvePayoutBatch,
  createPayoutBatch,
  discardPayoutBatch,
  exportPayoutBatch,
  getPayoutBatch,
  listPayoutBatches,
  sendPayoutBatch,
} from './payout-batches.ts'
import {
  failPayout,
  getPayout,
  getPayoutProvider,
  importPayoutResults,
  listPayouts,
  retryPayout,
  setPayoutProvider,
  settlePayout,
} from './payouts.ts'
import { endProgram, getProgramGuards, pauseProgram, resumeProgram } from './program-status.ts'
import {
  createProgram,
  diffProgram,
  getProgram,
  getProgramVersion,
  listPrograms,
  listProgramTemplates,
  listProgramVersions,
  publishProgram,
  updateProgram,
  validateProgram,
} from './programs.ts'
import { getReconciliation } from './reconciliation.ts'
import { getRedemption, listRedemptions, redeem, settleRedemption } from './redemptions.ts'
import { approveReferral, denyReferral, getReferral, listReferrals } from './referrals.ts'
import { decideReview, listReviews } from './reviews.ts'
import { getReward, listRewards, markRewardPaid, takeBackReward } from './rewards.ts'
import { advanceClock, getClock } from './sandbox.ts'
import { listShares, recordShare } from './shares.ts'
import { getTrace } from './traces.ts'
import { transfer } from './transfers.ts'
import { getStatement, listLots } from './wallet.ts'
import { widgetOperations } from './widget-operations.ts'
import {
  getWorkspace,
  listSigningSecrets,
  revokeIdentity,
  rotateSigningSecret,
  updateWorkspace,
} from './workspace.ts'

/** Every operation of the API by its id. What is not here does not exist: no route, no document, no client method. */
export const operations = {
  getWorkspace,
  updateWorkspace,
  listSigningSecrets,
  rotateSigningSecret,
  revokeIdentity,
  listKeys,
  createKey,
  rotateKey,
  revokeKey,
  listPrograms,
  createProgram,
  getProgram,
  updateProgram,
  validateProgram,
  publishProgram,
  pauseProgram,
  resumeProgram,
  endProgram,
  getProgramGuards,
  listProgramVersions,
  getProgramVersion,
  diffProgram,
  listProgramTemplates,
  listDonations,
  listDraws,
  getDraw,
  startBacktest,
  getBacktest,
  createHistoryFile,
  putHistoryPart,
  upsertParticipant,
  listParticipants,
  getParticipant,
  getBalances,
  issueCode,
  listCodes,
  getCode,
  getCodeQr,
  disableCode,
  recordShare,
  listShares,
  listClicks,
  listReferrals,
  getReferral,
  denyReferral,
  approveReferral,
  recordConversion,
  recordConversions,
  listConversions,
  getConversion,
  confirmConversion,
  refundConversion,
  reportBalance,
  listBalanceReports,
  listReviews,
  decideReview,
  listAppeals,
  openAppeal,
  getAppealStatistics,
  getAppeal,
  decideAppeal,
  listClaims,
  openClaim,
  getClaim,
  decideClaim,
  getTrace,
  verifyOffer,
  listRewards,
  getReward,
  markRewardPaid,
  takeBackReward,
  createPayoutBatch,
  listPayoutBatches,
  getPayoutBatch,
  approvePayoutBatch,
  discardPayoutBatch,
  sendPayoutBatch,
  exportPayoutBatch,
  listPayouts,
  getPayout,
  settlePayout,
  failPayout,
  retryPayout,
  importPayoutResults,
  getPayoutProvider,
  setPayoutProvider,
  getReconciliation,
  createCredit,
  listCredits,
  approveCredit,
  refuseCredit,
  listAuditLog,
  listRewardOptions,
  chooseReward,
  verifyCoupon,
  redeemCoupon,
  createCatalogueItem,
  listCatalogue,
  getCatalogueItem,
  updateCatalogueItem,
  addCatalogueCodes,
  rotateFulfilmentSecret,
  redeem,
  listRedemptions,
  getRedemption,
  settleRedemption,
  listDeliveries,
  getDelivery,
  addressDelivery,
  moveDelivery,
  transfer,
  listLots,
  getStatement,
  listDecisions,
  getDecision,
  explainDecision,
  listCheckpoints,
  getLedgerProof,
  getLiability,
  getClock,
  advanceClock,
  getJob,
  listEvents,
  getBoard,
  submitLead,
  moveLead,
  listLeads,
  getLead,
  ...widgetOperations,
} as const

export type Operations = typeof operations
export type OperationId = keyof Operations
