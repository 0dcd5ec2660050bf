/**
 * Every refusal of the API: its code, HTTP status and title. A code, once published, keeps its meaning.
 * What a caller can do about it stands in the title; the place of a fault stands in `errors`.
 */
export const errors = {
  bad_request: [400, 'The request cannot be read.'],
  malformed_json: [400, 'The body is not JSON.'],
  too_deep: [400, 'The body is nested too deeply.'],
  invalid_input: [422, 'Some fields do not fit; each is named under errors.'],
  duplicate_query_key: [400, 'A query parameter is given twice.'],
  idempotency_key_missing: [400, 'This write needs an Idempotency-Key header.'],
  idempotency_key_invalid: [400, 'An Idempotency-Key has 1 to 255 visible ASCII characters.'],
  idempotency_key_reused: [422, 'This Idempotency-Key was used for another request.'],
  request_in_progress: [409, 'The same request is still being worked on; try again shortly.'],
  secret_already_shown: [
    409,
    'This secret was shown once and cannot be shown again; make a new one.',
  ],
  invalid_cursor: [400, 'The cursor is not one of ours.'],
  key_missing: [401, 'Send a key: Authorization: Bearer gw_sk_….'],
  key_invalid: [401, 'The key is not valid.'],
  scope_missing: [403, 'The key lacks the scope for this operation.'],
  origin_not_allowed: [403, 'This publishable key is not for this origin.'],
  identity_missing: [
    401,
    'Send the customer identity: Authorization: Bearer <token signed by your server>.',
  ],
  identity_invalid: [401, 'The customer identity is not valid.'],
  identity_expired: [401, 'The customer identity has expired; ask your server for a new one.'],
  not_found: [404, 'There is nothing at this address.'],
  method_not_allowed: [405, 'This address does not answer that method.'],
  not_acceptable_media_type: [415, 'Send the body as application/json.'],
  body_too_large: [413, 'The body is too large.'],
  rate_limited: [429, 'Too many requests; wait as Retry-After says.'],
  workspace_busy: [503, 'Others are writing to the same rows; try again shortly.'],
  unavailable: [503, 'The service is not available just now; try again shortly.'],
  internal: [500, 'Something went wrong on our side; nothing was changed.'],
  sandbox_only: [409, 'Only a sandbox has a movable clock.'],
  clock_in_use: [409, 'The clock is already being moved.'],
  slug_taken: [409, 'This slug is taken.'],
  program_slug_taken: [409, 'Another program has this slug.'],
  program_not_found: [404, 'There is no such program.'],
  program_not_live: [409, 'The program is not live.'],
  program_changed: [409, 'The program was changed meanwhile; read it again.'],
  program_has_no_draft: [409, 'The program has no draft to publish.'],
  version_not_found: [404, 'The program has no such version.'],
  document_invalid: [422, 'The program document has faults; each is named under errors.'],
  lead_not_found: [404, 'There is no such lead.'],
  lead_stage_unknown: [422, 'The program has no such stage.'],
  lead_stage_not_forward: [409, 'A lead only goes forward; it has come further already.'],
  lead_ended: [409, 'The lead has ended: it does not fit.'],
  board_not_found: [404, 'The program has no such board.'],
  period_not_of_board: [422, 'The board has no such period.'],
  instant_mode_off: [403, 'This workspace takes no advocates whom nobody vouches for.'],
  sign_in_link_invalid: [410, 'This sign-in link was used, or is too old; ask for another.'],
  sign_in_ended: [401, 'This sign-in has ended; ask for a link by e-mail.'],
  participant_not_found: [404, 'There is no such participant.'],
  external_id_taken: [409, 'Another participant has this external_id.'],
  code_not_found: [404, 'There is no such code.'],
  code_taken: [409, 'This code, or one that looks like it, is taken.'],
  code_refused: [422, 'This code cannot be used.'],
  referral_state: [409, 'The referral is in another state; reason says which.'],
  referral_not_found: [404, 'There is no such referral.'],
  advocate_ambiguous: [422, 'Several advocates are called so.'],
  conversion_not_found: [404, 'There is no such conversion.'],
  conversion_differs: [409, 'This type and external_id were recorded with other content.'],
  conversion_in_future: [422, 'occurred_at lies in the future.'],
  balance_differs: [409, 'Another balance was reported as of this instant.'],
  balance_in_future: [422, 'as_of lies in the future.'],
  page_conversions_not_allowed: [403, 'This workspace takes conversions from its server only.'],
  refund_differs: [409, 'This refund was recorded with another amount.'],
  refund_exceeds_conversion: [422, 'The refunds would exceed the amount of the conversion.'],
  refund_needs_amount: [422, 'This conversion has an amount: say how much of it is refunded.'],
  already_confirmed: [409, 'The conversion is confirmed already.'],
  reward_not_found: [404, 'There is no such reward.'],
  reward_not_payable: [409, 'Only an available cash reward can be marked as paid.'],
  reward_not_by_hand: [
    409,
    'Only what staff gave by hand, and what is neither used nor paid, can be taken back.',
  ],
  reward_in_payout: [409, 'The reward is in a payout that is under way.'],
  nothing_to_pay: [409, 'Nothing is payable.'],
  payout_not_found: [404, 'There is no such payout.'],
  payout_state: [409, 'The payout is in another state; reason says which.'],
  payout_batch_not_found: [404, 'There is no such batch of payouts.'],
  payout_batch_state: [409, 'The batch is in another state; reason says which.'],
  second_person_needed: [
    403,
    'Above the limit another person must approve this than the one who made it.',
  ],
  credit_not_found: [404, 'There is no such credit.'],
  credit_decided: [409, 'The credit is decided already.'],
  reward_not_choosable: [409, 'There is nothing to choose, or it was chosen already.'],
  option_not_found: [422, 'There is no such option; ask for the options of the reward.'],
  option_over_limit: [409, 'A limit leaves no room for this option; another may fit.'],
  option_over_budget: [
    409,
    'What the program may still give leaves no room for this option; reason says why.',
  ],
  option_out_of_stock: [409, 'None of this option is left; errors says what is.'],
  coupon_not_found: [404, 'There is no such coupon.'],
  coupon_not_redeemable: [409, 'The coupon cannot be redeemed; reason says why.'],
  item_not_found: [404, 'There is no such thing in the catalogue.'],
  item_not_redeemable: [409, 'This cannot be redeemed now; reason says why.'],
  balance_too_small: [
    409,
    'The balance is too small; errors says what is needed and what is left.',
  ],
  redemption_not_found: [404, 'There is no such redemption.'],
  redemption_settled: [409, 'The redemption is settled already, in another way.'],
  transfer_not_allowed: [409, 'These points cannot be given; reason says why.'],
  transfer_limit_reached: [409, 'No more can be given today; errors says how much is left.'],
  delivery_not_found: [404, 'There is no such delivery.'],
  delivery_on_its_way: [409, 'The gift is on its way; its address cannot be changed any more.'],
  delivery_not_movable: [409, 'The delivery cannot go there from where it is; reason says where.'],
  decision_not_found: [404, 'There is no such decision.'],
  draw_not_found: [404, 'The program has no such draw.'],
  review_not_found: [404, 'There is no such review.'],
  review_decided: [409, 'The review is decided already.'],
  appeal_not_found: [404, 'There is no such appeal.'],
  appeal_not_possible: [409, 'This cannot be contested; reason says why.'],
  appeal_open: [409, 'This is contested already, in other words; the answer comes to that appeal.'],
  appeal_decided: [409, 'The appeal is decided already.'],
  claim_not_found: [404, 'There is no such claim by hand.'],
  claims_not_taken: [409, 'The program takes no claims by hand.'],
  claims_too_many: [
    409,
    'Too many claims wait for an answer; there can be more once some have it.',
  ],
  claim_decided: [409, 'The claim is decided already.'],
  claim_not_matchable: [409, 'The claim cannot be matched; reason says why.'],
  trace_not_found: [404, 'There is nothing to trace under this id.'],
  key_not_found: [404, 'There is no such key.'],
  history_file_not_found: [404, 'There is no such history file.'],
  job_not_found: [404, 'There is no such job.'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ErrorCode = keyof typeof errors

/** One fault in the input: where (a JSON pointer, or a query or path parameter), and what to do about it. */
export type FieldError = {
  readonly pointer: string
  readonly message: string
}

/**
 * Ends a request: the transaction rolls back with it and the API answers with its problem.
 * `reason` narrows the code for machines (a coupon's "expired").
 */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly fields: readonly FieldError[]
  readonly reason: string | undefined

  constructor(code: ErrorCode, detail: { fields?: readonly FieldError[]; reason?: string } = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.fields = detail.fields ?? []
    this.reason = detail.reason
  }
}
