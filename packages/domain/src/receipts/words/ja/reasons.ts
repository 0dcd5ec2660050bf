import type { ReceiptWords } from '../receipt-words.ts'
import { beingChecked } from './names.ts'

const notCounted = 'この招待は対象になりませんでした。'
const checked = '確認の結果、対象外となりました。'
const expired = '期限を過ぎていました。'

/** Why something came as it came, in Japanese. */
export const reasons: ReceiptWords['reasons'] = {
  // Why a claim did not win.
  not_counted: { merchant: 'クリックが人によるものではない', customer: notCounted },
  evidence_not_accepted: {
    merchant: 'この種類の証拠は受け付けない',
    customer: 'この招待の方法は、このプログラムの対象外です。',
  },
  after_conversion: {
    merchant: 'コンバージョンより後',
    customer: '招待のほうが後でした。',
  },
  click_window_ended: {
    merchant: 'クリックが古すぎる',
    customer: '招待が開かれてから時間がたちすぎていました。',
  },
  self_referral: { merchant: '紹介者とお友達が同一人物', customer: notCounted },
  already_referred: { merchant: 'お友達は以前に紹介済み', customer: notCounted },
  existing_customer: {
    merchant: 'お友達は以前からの顧客',
    customer: '新しいお客様だけが対象です。',
  },
  would_close_a_ring: { merchant: 'お友達が紹介者の上位にいる', customer: notCounted },
  program_paused: {
    merchant: '当時プログラムは休止中',
    customer: '当時、プログラムは休止中でした。',
  },
  program_ended: {
    merchant: '当時プログラムは終了済み',
    customer: '当時、プログラムは終了していました。',
  },
  program_not_started: {
    merchant: '当時プログラムは開始前',
    customer: '当時、プログラムはまだ始まっていませんでした。',
  },
  quota_full: { merchant: '今期の枠は満了', customer: '今期の枠はすべて埋まりました。' },
  earlier_claim_won: { merchant: '先の招待が優先された', customer: notCounted },
  later_claim_won: { merchant: '後の招待が優先された', customer: notCounted },

  // Why a rule did not pass.
  other_conversion_type: {
    merchant: 'コンバージョンの種類が異なる',
    customer: '別のご利用に対する特典です。',
  },
  condition_not_met: {
    merchant: '条件を満たさない',
    customer: '必要な条件がそろいませんでした。',
  },
  segment_not_met: {
    merchant: 'ルールの対象グループに当てはまらない',
    customer: '別のお客様向けの特典です。',
  },
  asset_mismatch: { merchant: '金額の通貨が異なる', customer: '対象の通貨が異なります。' },
  referral_denied: { merchant: '紹介は却下済み', customer: checked },
  referral_queued: {
    merchant: '紹介は順番待ち',
    customer: '順番待ちです。枠が空きしだい決まります。',
  },
  referral_not_open: { merchant: '紹介は終了済み', customer: 'この紹介は終了しています。' },
  before_claim: {
    merchant: 'コンバージョンが招待より前',
    customer: '招待より前のご利用でした。',
  },
  conversion_window_ended: { merchant: 'コンバージョンが遅すぎる', customer: expired },
  conversion_refunded: {
    merchant: 'コンバージョンは返金済み',
    customer: 'ご注文は返金されました。',
  },
  count_not_reached: {
    merchant: '数が届かない',
    customer: 'お友達の合計がまだ届いていません。',
  },
  goal_not_reached: {
    merchant: '起点となる目標が未達成',
    customer: '起点となる条件がまだ満たされていないか、取り消されました。',
  },
  before_window: {
    merchant: 'コンバージョンが期間の開始前',
    customer: '期間が始まる前のご利用でした。',
  },
  window_ended: { merchant: '期間が終了', customer: expired },
  total_not_reached: {
    merchant: '合計が届かない',
    customer: '必要な合計にまだ届いていません。',
  },
  recurrence_ended: {
    merchant: 'ルールの回数に到達',
    customer: 'このお友達について付与できる回数に達しました。',
  },
  waits_for_confirmation: {
    merchant: 'お店の確認後に対象',
    customer: 'お店が注文を確認すると対象になります。',
  },
  waits_for_review: { merchant: '審査の決定後に対象', customer: beingChecked },

  // Why a gift came to what it came to.
  amount_missing: {
    merchant: '割合の元となる金額がない',
    customer: '割合の元となる金額がありませんでした。',
  },
  nothing_to_give: {
    merchant: '計算の結果がゼロ',
    customer: '金額が小さく、特典になりませんでした。',
  },
  period_not_over: { merchant: '期間の終了後に決定', customer: '期間の終了後に計算します。' },
  count_fell: {
    merchant: '数が下回った',
    customer: '対象のお友達が減り、人数が足りなくなりました。',
  },
  not_earned_before: {
    merchant: '以前に獲得していない',
    customer: '以前に獲得していませんでした。',
  },
  limit_reached: { merchant: '上限に到達', customer: '上限に達しました。' },
  out_of_stock: { merchant: '在庫切れ', customer: '在庫がなくなりました。' },
  budget_spent: {
    merchant: '予算を使い切った',
    customer: 'プログラムの特典はすべてなくなりました。',
  },
  cost_guard: {
    merchant: '新規顧客の費用が高すぎる',
    customer: 'ただいま新しい特典はありません。',
  },
  already_redeemed: { merchant: '使用済み', customer: 'すでに使用済みです。' },
  not_recoverable: {
    merchant: '残高から出ており、回収できない',
    customer: 'ご利用になった分は、そのままお客様のものです。',
  },
  redeemed: { merchant: '以前に使用済み', customer: '以前に使用されています。' },
  cancelled: { merchant: '以前に取消済み', customer: '以前に取り消されています。' },
  reversed: { merchant: '以前に回収済み', customer: '以前に回収されています。' },
  expired: { merchant: '以前に期限切れ', customer: '以前に期限が切れています。' },
  recorded: { merchant: '記録し直した', customer: '金額を計算し直しました。' },
  confirmed: { merchant: 'お店が確認済み', customer: 'お店が確認しました。' },
  claimed: { merchant: 'お会計時に照会', customer: 'お会計の時に計算しました。' },
  matched: { merchant: '手動の申請が一致', customer: 'お友達が見つかりました。' },
  admitted: { merchant: '順番が来た', customer: '順番が来ました。' },
  approved: { merchant: 'スタッフが承認', customer: '確認の結果、対象となりました。' },
  denied: { merchant: 'スタッフが却下', customer: checked },
  period_ended: { merchant: '期間が終了', customer: '期間の終わりに計算しました。' },

  // Why a boost was not applied.
  boost_not_begun: { merchant: '増量は開始前', customer: 'まだ始まっていませんでした。' },
  boost_ended: { merchant: '増量は終了', customer: '終了していました。' },
  boost_places_taken: {
    merchant: '増量の枠は満了',
    customer: '枠がすべて埋まっていました。',
  },
  boost_before_referral: {
    merchant: 'オファーは増量の枠を使わない',
    customer: 'お買い物の後に対象になります。',
  },
  boost_had_nothing: {
    merchant: '増量する特典がない',
    customer: '増量する特典がありませんでした。',
  },

  // Why a referral went where it went.
  review_denied: { merchant: 'スタッフが却下', customer: checked },
  fraud_found: { merchant: 'スタッフが不正と判断', customer: checked },
  terms_broken: { merchant: 'スタッフが規約違反と判断', customer: checked },
  unconfirmed: {
    merchant: 'お店が未確認',
    customer: 'お店がまだ確認していません。',
  },
  quota_reached: {
    merchant: '今期の枠は満了',
    customer: '今期の枠はすべて埋まりました。次の期をお待ちください。',
  },
  stands_on_another: {
    merchant: 'お友達の別のコンバージョンが目標を満たす',
    customer: '別のご注文が代わりに対象となるため、ご紹介は有効のままです。',
  },
  same_device: { merchant: '両者が同じ端末を使用', customer: beingChecked },
}
