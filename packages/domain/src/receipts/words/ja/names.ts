import type { ReceiptNames } from '../receipt-words.ts'

/** Said to a customer of whatever has to do with risk. */
export const beingChecked = '確認しています。結果はこちらに表示されます。'

/** What things are called, and what came of them, in Japanese. */
export const names: ReceiptNames = {
  facts: {
    'conversion.type': '種類',
    'conversion.amount': '金額',
    'conversion.gross_amount': '返金前の金額',
    'conversion.asset': '通貨',
    'conversion.number': '何回目か',
    'conversion.is_confirmed': '確認状況',
    'conversion.data': 'データ',
    'friend.is_new': '初回購入',
    'friend.tier': '会員ランク',
    'friend.region': '地域',
    'friend.language': '言語',
    'friend.lifecycle': '顧客の段階',
    'friend.is_staff': '従業員かどうか',
    'friend.conversions_count': 'ご利用の回数',
    'friend.days_since_first_conversion': '初回のご利用からの日数',
    'friend.spent': '購入額',
    'friend.attributes': '属性',
    'advocate.tier': '会員ランク',
    'advocate.region': '地域',
    'advocate.language': '言語',
    'advocate.lifecycle': '顧客の段階',
    'advocate.is_staff': '従業員かどうか',
    'advocate.referrals_attributed': 'お友達の数',
    'advocate.referrals_converted': '条件を満たしたお友達の数',
    'advocate.referrals_approved': '成立したお友達の数',
    'advocate.friends_spent': 'お友達の購入額',
    'advocate.days_since_enrolled': '参加からの日数',
    'advocate.attributes': '属性',
    'referral.number': '順番',
    'referral.days_since': '経過日数',
    'referral.evidence': '証拠',
    'program.id': '識別子',
    'program.referrals_attributed': 'お友達の数',
    'program.referrals_approved': '成立したお友達の数',
  },
  flags: {
    'conversion.is_confirmed': { yes: 'お店の確認が必要', no: '未確認であることが必要' },
    'friend.is_new': {
      yes: '新しいお客様であることが必要',
      no: '以前からのお客様であることが必要',
    },
    'friend.is_staff': { yes: '従業員であることが必要', no: '従業員でないことが必要' },
    'advocate.is_staff': { yes: '従業員であることが必要', no: '従業員でないことが必要' },
  },
  occasions: {
    recorded: 'コンバージョンを記録',
    confirmed: 'コンバージョンを確認',
    refunded: 'コンバージョンを返金',
    claimed: 'お会計時にお友達のオファーを照会',
    approved: 'スタッフが審査を承認',
    denied: 'スタッフが審査を却下',
    admitted: '順番待ちから紹介を受け入れ',
    matched: '手動の申請がコンバージョンと一致',
    period_ended: '期間が終了',
  },
  ruleResults: { passed: '成立', failed: '不成立', not_concerned: '対象外' },
  giveResults: {
    granted: { merchant: '付与', customer: '獲得しました。' },
    declined: { merchant: '付与なし', customer: '付与されませんでした。' },
    kept: { merchant: '変更なし', customer: '変わりありません。' },
    changed: { merchant: '変更', customer: '金額が変わりました。' },
    flagged: { merchant: 'スタッフの判断待ち', customer: beingChecked },
    taken_back: { merchant: '回収', customer: '回収されました。' },
  },
  recipients: {
    advocate: '紹介者へ',
    friend: 'お友達へ',
    upline_2: '紹介者の紹介者へ',
    upline_3: '3段目の紹介者へ',
  },
  referralStates: {
    queued: '順番待ち',
    attributed: '紹介が確定',
    converted: '条件達成',
    approved: '成立',
    in_review: '審査中',
    denied: '却下',
    reversed: '取消',
    expired: '期限切れ',
  },
  waits: {
    confirmation: {
      merchant: 'お店の確認待ち',
      customer: 'お店が注文を確認するまでお待ちください。',
    },
    review: { merchant: '審査待ち', customer: beingChecked },
  },
  attribution: {
    attributed: { merchant: '招待が確定', customer: '招待が対象になりました。' },
    followed: {
      merchant: '既存の紹介に従う',
      customer: '対象となっている招待に含まれます。',
    },
    none: {
      merchant: '確定した招待なし',
      customer: '対象となる招待はありませんでした。',
    },
  },
  others: {
    draw_held: { merchant: '抽選を実施', customer: '抽選が行われました。' },
    board_closed: {
      merchant: 'ランキングの期間が終了',
      customer: 'このランキングの期間は終了しました。',
    },
    credited: { merchant: '手動で付与', customer: 'お客様に付与しました。' },
    appeal_upheld: {
      merchant: '異議を認めた',
      customer: 'ご指摘のとおりでしたので、訂正しました。',
    },
    appeal_rejected: {
      merchant: '異議を認めなかった',
      customer: 'もう一度確認しましたが、結果は変わりません。',
    },
    by_deadline: {
      merchant: '期限によりプログラムの定めどおり決定',
      customer: '期限により決定しました。',
    },
    by_two: { merchant: '2名で決定', customer: '2名の担当者が決定しました。' },
    beyond_limits: {
      merchant: '担当者の判断により上限と予算を超えて付与',
      customer: '今回は特別に付与されました。',
    },
  },
  nothingWon: {
    merchant: '賞品なし',
    customer: '残念ながら、今回は賞品の対象になりませんでした。',
  },
  rank: (rank) => `${rank}位`,
  beingChecked,
}
