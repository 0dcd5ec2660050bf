import type { FactValue } from '../../conditions/condition-facts.ts'
import type { Period } from '../../dates.ts'
import type { FactFinding } from '../finding.ts'
import type { About, Format, ReceiptWords } from './receipt-words.ts'

const beingChecked = '正在核实，结果会显示在这里。'
const notCounted = '这次邀请未能计入。'

/** 凭据的中文；新增原因须在此处与 `en.ts` 各写一行。 */
export const zh: ReceiptWords = {
  locale: 'zh-CN',
  reasons: {
    not_counted: { merchant: '点击并非真人', customer: notCounted },
    evidence_not_accepted: { merchant: '不接受此类凭证', customer: '本活动不计这种邀请方式。' },
    after_conversion: { merchant: '晚于转化', customer: '邀请晚于本次行为。' },
    click_window_ended: { merchant: '点击已过期', customer: '打开邀请的时间太早，已过有效期。' },
    self_referral: { merchant: '推荐人与好友是同一人', customer: notCounted },
    would_close_a_ring: { merchant: '好友是推荐人的上级', customer: notCounted },
    already_referred: { merchant: '好友此前已被推荐', customer: notCounted },
    existing_customer: { merchant: '好友此前已是顾客', customer: '仅限新顾客。' },
    program_paused: { merchant: '活动已暂停', customer: '活动暂停中。' },
    program_ended: { merchant: '活动已结束', customer: '活动已结束。' },
    program_not_started: { merchant: '活动尚未开始', customer: '活动尚未开始。' },
    quota_full: { merchant: '本期名额已满', customer: '本期名额已满。' },
    earlier_claim_won: { merchant: '更早的推荐胜出', customer: notCounted },
    later_claim_won: { merchant: '更晚的推荐胜出', customer: notCounted },

    other_conversion_type: { merchant: '转化类型不同', customer: '这份奖励对应的是其他行为。' },
    segment_not_met: { merchant: '不属于该规则的人群', customer: '此项面向其他人群。' },
    condition_not_met: { merchant: '条件不成立', customer: '尚有条件未满足。' },
    asset_mismatch: { merchant: '金额币种不符', customer: '币种不符合活动要求。' },
    referral_denied: { merchant: '推荐已被拒绝', customer: '经核实，未能计入。' },
    referral_queued: { merchant: '推荐正在排队', customer: '正在排队，轮到时即可核定。' },
    referral_not_open: { merchant: '推荐已关闭', customer: '这条推荐已关闭。' },
    before_claim: { merchant: '转化早于推荐', customer: '发生在邀请之前。' },
    conversion_window_ended: { merchant: '转化过晚', customer: '已超过有效期限。' },
    conversion_refunded: { merchant: '转化已退款', customer: '订单已退款。' },
    count_not_reached: { merchant: '计数未到', customer: '好友累计还不够。' },
    goal_not_reached: { merchant: '起算的目标未达成', customer: '起算的条件尚未达成，或已撤销。' },
    before_window: { merchant: '转化早于期限开始', customer: '发生在期限开始之前。' },
    window_ended: { merchant: '期限已过', customer: '已超过期限。' },
    total_not_reached: { merchant: '累计未到', customer: '累计还不够。' },
    recurrence_ended: { merchant: '已达规则的次数', customer: '这位好友带来的次数已满。' },
    waits_for_confirmation: { merchant: '待商家确认后计入', customer: '待商家确认订单后计入。' },
    waits_for_review: { merchant: '待审核后计入', customer: beingChecked },

    amount_missing: { merchant: '转化没有金额，无从按比例计算', customer: '没有可计算的金额。' },
    nothing_to_give: { merchant: '算下来为零', customer: '金额太小，不足以产生奖励。' },
    period_not_over: { merchant: '计算期满后决定', customer: '将在计算期满后算出。' },
    count_fell: { merchant: '人数回落', customer: '有好友不再计入，人数不足。' },
    not_earned_before: { merchant: '此前并未获得', customer: '此前并未获得。' },
    out_of_stock: { merchant: '库存已用完', customer: '已经没有了。' },
    boost_not_begun: { merchant: '加倍尚未开始', customer: '活动尚未开始。' },
    boost_ended: { merchant: '加倍已结束', customer: '活动已结束。' },
    boost_places_taken: { merchant: '加倍名额已满', customer: '名额已满。' },
    boost_before_referral: { merchant: '优惠不占加倍名额', customer: '购买之后才计入。' },
    boost_had_nothing: { merchant: '没有可加倍的奖励', customer: '没有可加倍的奖励。' },
    limit_reached: { merchant: '已达上限', customer: '已达上限。' },
    budget_spent: { merchant: '预算已用完', customer: '本活动的奖励已全部发完。' },
    cost_guard: { merchant: '获客成本过高', customer: '活动目前不发放新的奖励。' },
    already_redeemed: { merchant: '已使用', customer: '已使用。' },
    not_recoverable: { merchant: '已离开余额，无法收回', customer: '已用掉的部分仍归您。' },
    redeemed: { merchant: '此前已使用', customer: '此前已使用。' },
    cancelled: { merchant: '此前已取消', customer: '此前已取消。' },
    reversed: { merchant: '此前已收回', customer: '此前已收回。' },
    expired: { merchant: '此前已过期', customer: '此前已过期。' },
    recorded: { merchant: '重新记录', customer: '金额已重新计算。' },
    confirmed: { merchant: '商店已确认', customer: '商店已确认。' },
    claimed: { merchant: '结账时查询', customer: '金额在结账时算出。' },
    matched: { merchant: '手动认领已匹配', customer: '已找到您的好友。' },
    admitted: { merchant: '排队轮到', customer: '已轮到您。' },
    approved: { merchant: '审核通过', customer: '经核实，已计入。' },
    denied: { merchant: '审核拒绝', customer: '经核实，未能计入。' },
    period_ended: { merchant: '计算期已满', customer: '已在计算期满时算出。' },

    review_denied: { merchant: '工作人员已拒绝', customer: '经核实，未能计入。' },
    fraud_found: { merchant: '工作人员认定为欺诈', customer: '经核实，未能计入。' },
    terms_broken: { merchant: '工作人员认定违反条款', customer: '经核实，未能计入。' },
    unconfirmed: { merchant: '商店尚未确认', customer: '商店尚未确认。' },
    quota_reached: { merchant: '本期名额已满', customer: '本期名额已满，排队等待下一期。' },
    same_device: { merchant: '双方使用同一台设备', customer: beingChecked },
  },
  findings: {
    at_least: factText,
    at_most: factText,
    between: factText,
    one_of: factText,
    none_of: factText,
    present: factText,
    absent: factText,
    condition: ({ source }) => `${source} 不成立`,
    another_condition: () => '活动的另一项条件未满足',
    window_ended: ({ days_late, ended_at, window }, { count, day }) => {
      const time = window === 'click' ? '点击有效期' : '有效期'
      if (days_late === 0) return `${time}刚过，于${day(ended_at)}结束`
      return `${time}已于 ${count(days_late)} 天前（${day(ended_at)}）结束`
    },
    limit_reached: ({ allowed, asset, period, counts_again_at, time_zone }, format) => {
      const most = asset === null ? `${format.count(allowed)} 份` : format.amount(allowed, asset)
      const limit = `已达${periodText(period)}上限 ${most}`
      if (counts_again_at === null) return limit
      return `${limit}，${format.day(counts_again_at, time_zone)}起重新计算`
    },
    above_limit: ({ allowed, asset, period, was }, { amount }) =>
      `${periodText(period)}上限为 ${amount(allowed, asset)}；这一份为 ${amount(was, asset)}`,
    budget_left: ({ allowed, used, was, asset }, { amount }) =>
      `预算须够 ${amount(was, asset)}：${amount(allowed, asset)} 中仅余 ${amount(Math.max(0, allowed - used), asset)}`,
    customer_cost: ({ allowed, used, was, asset }, { amount }) =>
      `获客成本须容得下 ${amount(was, asset)}：${amount(allowed, asset)} 中已承诺 ${amount(used, asset)}`,
    opens_at: ({ at }, { day }) => `${day(at)}起`,
    needs_more_friends: ({ done, goal, period }, { count }) =>
      `${inPeriod(period)}还差 ${count(goal - done)} 位好友：目前 ${count(done)}/${count(goal)}`,
    needs_more_spending: ({ done, goal, asset, period }, { amount }) =>
      done === undefined
        ? `${inPeriod(period)}好友订单累计满 ${amount(goal, asset)}`
        : `${inPeriod(period)}好友订单还差 ${amount(goal - done, asset)}：目前 ${amount(done, asset)}/${amount(goal, asset)}`,
    out_of_stock: ({ allowed }, { count }) => `共 ${count(allowed)} 份，已全部送出`,
    total_at_least: ({ needed, asset, done }, { amount }) =>
      done === undefined
        ? `累计满 ${amount(needed, asset)}`
        : `累计还差 ${amount(needed - done, asset)}：目前 ${amount(done, asset)}/${amount(needed, asset)}`,
    recurrence_ended: ({ allowed }, { count }) => `仅前 ${count(allowed)} 次有奖励`,
    window_not_begun: ({ begins_at }, { day }) => `${day(begins_at)}起才开始计算`,
    asset: ({ needed, was }) =>
      was === null ? `金额须以 ${needed} 计` : `金额须以 ${needed} 计；此次为 ${was}`,
    amount_needed: ({ asset }) => `须有以 ${asset} 计的金额；此次没有`,
    conversion_type: ({ needed, was }) => `针对${nounOf(needed)}；此次为${nounOf(was)}`,
    new_customer: ({ customer_since }, { day }, { reader }) => {
      const needed = reader === 'friend' ? '您须为新顾客' : '好友须为新顾客'
      return customer_since ? `${needed}；${day(customer_since)}起已是顾客` : needed
    },
    claim_before_conversion: ({ claimed_at }, { day }) => `邀请须在此之前；实为${day(claimed_at)}`,
    evidence: ({ accepted, was }) =>
      `凭证须为${orList(accepted.map(evidenceText))}；此次为${evidenceText(was)}`,
    unrefunded: (_finding, _format, { conversionType }) => `${nounOf(conversionType)}须未退款`,
    period_lasts: ({ ends_at }, { day }) => `于${day(ends_at)}决定`,
    mean_balance: ({ mean, asset, days, rate_basis_points }, { amount, count }) =>
      `${count(days)} 天日均余额 ${amount(mean, asset)} 的 ${count(rate_basis_points / 100)} %`,
  },
  facts: {
    'conversion.type': '类型',
    'conversion.amount': '金额',
    'conversion.gross_amount': '退款前金额',
    'conversion.asset': '币种',
    'conversion.number': '次序',
    'conversion.is_confirmed': '确认情况',
    'conversion.data': '数据',
    'friend.is_new': '首次购买',
    'friend.tier': '等级',
    'friend.region': '地区',
    'friend.language': '语言',
    'friend.lifecycle': '顾客阶段',
    'friend.is_staff': '员工身份',
    'friend.conversions_count': '转化次数',
    'friend.days_since_first_conversion': '首次转化至今天数',
    'friend.spent': '累计消费',
    'friend.attributes': '属性',
    'advocate.tier': '等级',
    'advocate.region': '地区',
    'advocate.language': '语言',
    'advocate.lifecycle': '顾客阶段',
    'advocate.is_staff': '员工身份',
    'advocate.referrals_attributed': '好友数',
    'advocate.referrals_converted': '已完成的好友数',
    'advocate.referrals_approved': '已确认的好友数',
    'advocate.friends_spent': '好友累计消费',
    'advocate.days_since_enrolled': '加入至今天数',
    'advocate.attributes': '属性',
    'referral.number': '次序',
    'referral.days_since': '天数',
    'referral.evidence': '凭证',
    'program.id': '编号',
    'program.referrals_attributed': '好友总数',
    'program.referrals_approved': '已通过的好友总数',
  },
  flags: {
    'conversion.is_confirmed': { yes: '须经商店确认', no: '须尚未确认' },
    'friend.is_new': { yes: '须为新顾客', no: '须为老顾客' },
    'friend.is_staff': { yes: '须为员工', no: '不得为员工' },
    'advocate.is_staff': { yes: '须为员工', no: '不得为员工' },
  },
  occasions: {
    recorded: '记录了一次转化',
    confirmed: '确认了一次转化',
    refunded: '一次转化退款',
    claimed: '结账时查询好友优惠',
    approved: '审核通过',
    denied: '审核拒绝',
    admitted: '推荐从队列中获准',
    matched: '手动认领与转化匹配成功',
    period_ended: '计算期已满',
  },
  ruleResults: { passed: '通过', failed: '未通过', not_concerned: '不相关' },
  giveResults: {
    granted: { merchant: '已给予', customer: '您已获得。' },
    declined: { merchant: '未给予', customer: '未能获得。' },
    kept: { merchant: '不变', customer: '保持不变。' },
    changed: { merchant: '已调整', customer: '金额已调整。' },
    flagged: { merchant: '交由人工处理', customer: beingChecked },
    taken_back: { merchant: '已收回', customer: '已收回。' },
  },
  recipients: {
    advocate: '给推荐人',
    friend: '给好友',
    upline_2: '给推荐人的推荐人',
    upline_3: '给第三级推荐人',
  },
  referralStates: {
    queued: '排队中',
    attributed: '已归属',
    converted: '已转化',
    approved: '已确认',
    in_review: '审核中',
    denied: '已拒绝',
    reversed: '已撤回',
    expired: '已过期',
  },
  waits: {
    confirmation: { merchant: '待商店确认', customer: '待商店确认订单。' },
    review: { merchant: '待审核', customer: beingChecked },
  },
  attribution: {
    attributed: { merchant: '有推荐胜出', customer: '邀请已计入。' },
    followed: { merchant: '沿用已有推荐', customer: '归入已计入的邀请。' },
    none: { merchant: '无推荐胜出', customer: '没有可计入的邀请。' },
  },
  comma: '，',
  gap: '',
  beingChecked,
  heldUntil: (day) => `待生效至${day}`,
  units: (_count, said, asset) => {
    if (asset === 'points') return `${said} 积分`
    return asset.endsWith('_mb') ? `${said} MB` : `${said} ${asset.replaceAll('_', ' ')}`
  },
  sentence: (phrase) => `${phrase}。`,
}

/** A receipt is read later: the period is that of the conversion. */
function inPeriod(period: Period | undefined): string {
  return period === undefined ? '' : namedPeriods[period]
}

const namedPeriods: Readonly<Record<Period, string>> = {
  day: '当日',
  week: '当周',
  month: '当月',
  year: '当年',
  lifetime: '',
}

const periods: Readonly<Record<string, string>> = {
  day: '每日',
  week: '每周',
  month: '每月',
  year: '每年',
  lifetime: '累计',
}

function periodText(period: string | { readonly rolling_days: number }): string {
  return typeof period === 'string' ? (periods[period] ?? period) : `${period.rolling_days} 天内的`
}

const nouns: Readonly<Record<string, string>> = {
  order: '订单',
  signup: '注册',
  renewal: '续费',
  lead_stage: '线索阶段',
  claimed: '订单',
}

function nounOf(conversionType: string): string {
  return nouns[conversionType] ?? conversionType
}

function evidenceText(evidence: string): string {
  return { link: '链接', code: '推荐码' }[evidence] ?? evidence
}

/** “订单满 ¥30.00；此次为 ¥27.50”、“好友的等级须为“gold”；实为“silver””。 */
function factText(finding: FactFinding, format: Format, about: About): string {
  const { fact, asset, was } = finding
  const say = (value: FactValue) => valueText(value, asset, format)
  const flag = zh.flags[fact as keyof typeof zh.flags]
  if (flag && finding.kind === 'one_of') {
    return `${ownerOf(fact, about)}${finding.needed.includes(true) ? flag.yes : flag.no}`
  }

  const [subject, field, key] = partsOf(fact)
  if (subject === 'conversion' && (field === 'amount' || field === 'gross_amount')) {
    const tail = was == null ? '' : `；此次为 ${say(was)}`
    const noun = nounOf(about.conversionType)
    return finding.kind === 'at_least'
      ? `${noun}满 ${say(finding.needed)}${tail}`
      : `${noun}${zh.facts[`conversion.${field}`]}${needText(finding, say)}${tail}`
  }
  const named = zh.facts[`${subject}.${field}` as keyof typeof zh.facts] ?? field
  const noun = key === undefined ? named : `${named}“${key}”`
  const told = was === undefined ? '' : was === null ? '；目前未知' : `；实为 ${say(was)}`
  return `${ownerOf(fact, about)}的${noun}${needText(finding, say)}${told}`
}

function needText(finding: FactFinding, say: (value: FactValue) => string): string {
  switch (finding.kind) {
    case 'at_least':
      return `须不低于 ${say(finding.needed)}`
    case 'at_most':
      return `须不超过 ${say(finding.needed)}`
    case 'between':
      return `须在 ${say(finding.needed[0])} 与 ${say(finding.needed[1])} 之间`
    case 'one_of':
      return `须为 ${orList(finding.needed.map(say))}`
    case 'none_of':
      return `不得为 ${orList(finding.needed.map(say))}`
    case 'present':
      return '须为已知'
    case 'absent':
      return '须未设置'
  }
}

function valueText(value: FactValue, asset: string | null, format: Format): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') {
    return asset === null ? format.count(value) : format.amount(value, asset)
  }
  if (typeof value === 'string') return `“${value}”`
  return orList(value.map((item) => valueText(item, asset, format)))
}

const owners: Readonly<Record<string, string>> = {
  friend: '好友',
  advocate: '推荐人',
  referral: '推荐',
  program: '活动',
}

function ownerOf(fact: string, { reader, conversionType }: About): string {
  const [subject] = partsOf(fact)
  if (subject === reader) return '您'
  return subject === 'conversion' ? nounOf(conversionType) : (owners[subject] ?? subject)
}

/** `friend.attributes.plan` 的各部分；键名本身可以带点。 */
function partsOf(fact: string): [subject: string, field: string, key?: string] {
  const [subject = '', field = '', ...key] = fact.split('.')
  return key.length === 0 ? [subject, field] : [subject, field, key.join('.')]
}

function orList(items: readonly string[]): string {
  return items.join('或')
}
