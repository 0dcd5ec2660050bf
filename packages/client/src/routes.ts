import type { OperationId, Operations } from '@goodword/contract/operations'

/** An operation on the wire: method and path, then the media type where its reply is not JSON. */
export type Route<K extends OperationId> =
  `${Operations[K]['method']} ${Operations[K]['path']}${Media<Operations[K]>}`

type Media<O> = O extends { readonly media: infer M extends string } ? ` ${M}` : ''

type PageOperationId = {
  [K in OperationId]: Operations[K]['auth'] extends 'secret' ? never : K
}[OperationId]
type ServerOperationId = Exclude<OperationId, PageOperationId>

// The contract's own table carries every schema; these two carry what a request needs, and TypeScript
// refuses a row that is missing, wrong or one too many.

/** The operations of a merchant's server, which hold a secret key. */
export const serverRoutes = {
  getWorkspace: 'GET /v1/workspace',
  updateWorkspace: 'PATCH /v1/workspace',
  listSigningSecrets: 'GET /v1/workspace/signing-secrets',
  rotateSigningSecret: 'POST /v1/workspace/signing-secrets',
  revokeIdentity: 'POST /v1/workspace/revoked-identities',
  listKeys: 'GET /v1/keys',
  createKey: 'POST /v1/keys',
  rotateKey: 'POST /v1/keys/{key_id}/rotate',
  revokeKey: 'DELETE /v1/keys/{key_id}',
  listPrograms: 'GET /v1/programs',
  createProgram: 'POST /v1/programs',
  getProgram: 'GET /v1/programs/{program_id}',
  updateProgram: 'PATCH /v1/programs/{program_id}',
  validateProgram: 'POST /v1/programs/validate',
  publishProgram: 'POST /v1/programs/{program_id}/publish',
  listProgramVersions: 'GET /v1/programs/{program_id}/versions',
  getProgramVersion: 'GET /v1/programs/{program_id}/versions/{version}',
  diffProgram: 'GET /v1/programs/{program_id}/diff',
  listProgramTemplates: 'GET /v1/program-templates',
  listDonations: 'GET /v1/programs/{program_id}/donations',
  startBacktest: 'POST /v1/programs/{program_id}/backtest',
  getBacktest: 'GET /v1/backtests/{job_id}',
  createHistoryFile: 'POST /v1/history-files',
  putHistoryPart: 'PUT /v1/history-files/{history_file_id}/parts/{part}',
  upsertParticipant: 'POST /v1/participants',
  listParticipants: 'GET /v1/participants',
  getParticipant: 'GET /v1/participants/{participant_id}',
  getBalances: 'GET /v1/participants/{participant_id}/balances',
  issueCode: 'POST /v1/codes',
  listCodes: 'GET /v1/codes',
  getCode: 'GET /v1/codes/{code_id}',
  getCodeQr: 'GET /v1/codes/{code_id}/qr image/svg+xml',
  disableCode: 'DELETE /v1/codes/{code_id}',
  recordShare: 'POST /v1/shares',
  listShares: 'GET /v1/shares',
  listClicks: 'GET /v1/clicks',
  listReferrals: 'GET /v1/referrals',
  getReferral: 'GET /v1/referrals/{referral_id}',
  recordConversion: 'POST /v1/conversions',
  recordConversions: 'POST /v1/conversions/batch',
  listConversions: 'GET /v1/conversions',
  getConversion: 'GET /v1/conversions/{conversion_id}',
  confirmConversion: 'POST /v1/conversions/{conversion_id}/confirm',
  refundConversion: 'POST /v1/conversions/{conversion_id}/refunds',
  listReviews: 'GET /v1/reviews',
  decideReview: 'POST /v1/reviews/{review_id}/decide',
  verifyOffer: 'POST /v1/offers/verify',
  listRewards: 'GET /v1/rewards',
  getReward: 'GET /v1/rewards/{reward_id}',
  markRewardPaid: 'POST /v1/rewards/{reward_id}/mark-paid',
  createPayoutBatch: 'POST /v1/payout-batches',
  listPayoutBatches: 'GET /v1/payout-batches',
  getPayoutBatch: 'GET /v1/payout-batches/{batch_id}',
  approvePayoutBatch: 'POST /v1/payout-batches/{batch_id}/approve',
  discardPayoutBatch: 'POST /v1/payout-batches/{batch_id}/discard',
  sendPayoutBatch: 'POST /v1/payout-batches/{batch_id}/send',
  exportPayoutBatch: 'GET /v1/payout-batches/{batch_id}/export text/csv',
  listPayouts: 'GET /v1/payouts',
  getPayout: 'GET /v1/payouts/{payout_id}',
  settlePayout: 'POST /v1/payouts/{payout_id}/settle',
  failPayout: 'POST /v1/payouts/{payout_id}/fail',
  retryPayout: 'POST /v1/payouts/{payout_id}/retry',
  importPayoutResults: 'POST /v1/payout-results',
  getPayoutProvider: 'GET /v1/payout-provider',
  setPayoutProvider: 'PUT /v1/payout-provider',
  getReconciliation: 'GET /v1/reconciliation',
  listAuditLog: 'GET /v1/audit-log',
  listRewardOptions: 'GET /v1/rewards/{reward_id}/options',
  chooseReward: 'POST /v1/rewards/{reward_id}/choose',
  verifyCoupon: 'POST /v1/coupons/verify',
  redeemCoupon: 'POST /v1/coupons/redeem',
  listDecisions: 'GET /v1/decisions',
  getDecision: 'GET /v1/decisions/{decision_id}',
  explainDecision: 'GET /v1/decisions/{decision_id}/explanation',
  listCheckpoints: 'GET /v1/ledger/checkpoints',
  getLedgerProof: 'GET /v1/ledger/proof/{reward_id}',
  getLiability: 'GET /v1/ledger/liability',
  getClock: 'GET /v1/sandbox/clock',
  advanceClock: 'POST /v1/sandbox/clock',
  getJob: 'GET /v1/jobs/{job_id}',
  listEvents: 'GET /v1/events',
} as const satisfies { [K in ServerOperationId]: Route<K> }

/** The operations of a page, which holds a publishable key and perhaps a customer's identity. */
export const pageRoutes = {
  getWidgetSession: 'GET /v1/widget/{publishable_key}/session',
  enrolCustomer: 'POST /v1/widget/{publishable_key}/session',
  getWidgetProgram: 'GET /v1/widget/{publishable_key}/program',
  getWidgetOffer: 'GET /v1/widget/{publishable_key}/offer',
  recordWidgetClick: 'POST /v1/widget/{publishable_key}/clicks',
  recordWidgetShare: 'POST /v1/widget/{publishable_key}/shares',
  recordPageConversion: 'POST /v1/widget/{publishable_key}/conversions',
  listWidgetRewardOptions: 'GET /v1/widget/{publishable_key}/rewards/{reward_id}/options',
  chooseWidgetReward: 'POST /v1/widget/{publishable_key}/rewards/{reward_id}/choose',
  explainWidgetDecision: 'GET /v1/widget/{publishable_key}/decisions/{decision_id}',
  explainWidgetReward: 'GET /v1/widget/{publishable_key}/rewards/{reward_id}/why',
  explainWidgetReferral: 'GET /v1/widget/{publishable_key}/referrals/{referral_id}/why',
} as const satisfies { [K in PageOperationId]: Route<K> }
