import { WidgetAppeal } from '@goodword/contract/appeals'
import { explainWidgetReward } from '@goodword/contract/explanations'
import { redeemInWidget } from '@goodword/contract/redemptions'
import { transferInWidget } from '@goodword/contract/transfers'
import { handClaim, trace, wallet } from '@goodword/widget/testing/dialog-fixtures'
import { reward } from '@goodword/widget/testing/fixtures'
import * as v from 'valibot'

// Only tests import this: what the dialogs of the panel ask for, each as the contract allows it.

const { id: rewardId, referral_id: referralId } = reward()
const at = '2026-05-27T08:00:00.000Z'
const id = (kind: string) => `${kind}_01h455vb4pex5vsknk084sn001`

/** What the API answers to the dialogs when all is well. */
export function dialogAnswers(): Record<string, unknown> {
  return {
    claims: {
      data: [
        handClaim(1, { state: 'matched', told: 'matched', referral_id: referralId }),
        handClaim(2, { state: 'rejected', decided_at: at, answer: 'It was your own order.' }),
      ],
      next_cursor: null,
    },
    trace: trace(),
    wallet: wallet(),
    appeals: { data: [appeal()], next_cursor: null },
    // The answer about a reward; that about a friend is a list.
    why: { ...explanation(), data: [explanation()] },
    'POST appeals': appeal(),
    'POST redemptions': redemption(),
    'POST transfers': transfer(),
  }
}

function explanation() {
  return v.parse(explainWidgetReward.reply, {
    audience: 'customer',
    decision_id: id('dec'),
    decided_at: at,
    reader: 'advocate',
    is_being_checked: false,
    text: 'It does not count.',
    nearest: [],
    rewards: [],
  })
}

function appeal() {
  return v.parse(WidgetAppeal, {
    id: id('apl'),
    program_id: id('prg'),
    decision_id: null,
    reward_id: rewardId,
    referral_id: null,
    state: 'open',
    text: 'They kept it.',
    evidence: [],
    opened_at: at,
    due_at: '2026-05-29T08:00:00.000Z',
    is_overdue: false,
    decided_at: null,
    answer: null,
    reward_ids: [],
  })
}

function redemption() {
  return v.parse(redeemInWidget.reply, {
    id: id('rdm'),
    participant_id: id('par'),
    item_id: id('itm'),
    kind: 'coupon',
    price: 400,
    asset: 'points',
    state: 'fulfilled',
    reason: null,
    coupon_code: 'TEA-4711',
    reference: null,
    delivery_id: null,
    delivery_state: null,
    made_at: at,
    settled_at: at,
  })
}

function transfer() {
  return v.parse(transferInWidget.reply, {
    id: id('trf'),
    program_id: id('prg'),
    referral_id: referralId,
    from_participant_id: id('par'),
    to_participant_id: id('par'),
    amount: 10,
    asset: 'points',
    made_at: at,
  })
}
