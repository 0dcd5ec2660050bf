import type { FactValue } from '../../conditions/condition-facts.ts'
import type { FactFinding } from '../finding.ts'
import type { About, Format, ReceiptWords } from './receipt-words.ts'

const beingChecked = 'We are checking this. You will see here how it went.'
const notCounted = 'This invitation could not be counted.'

/** What receipts say in English; a new reason needs its line here and in `zh.ts`. */
export const en: ReceiptWords = {
  locale: 'en-GB',
  reasons: {
    // Why a claim did not win. That there were others is not told to customers.
    not_counted: { merchant: 'the click was not a person’s', customer: notCounted },
    evidence_not_accepted: {
      merchant: 'this evidence is not accepted',
      customer: 'This way of inviting does not count in this program.',
    },
    after_conversion: {
      merchant: 'it came after the conversion',
      customer: 'The invitation came only after this.',
    },
    click_window_ended: {
      merchant: 'the click was too long ago',
      customer: 'The invitation was opened too long before.',
    },
    self_referral: { merchant: 'advocate and friend are one person', customer: notCounted },
    already_referred: { merchant: 'the friend was referred before', customer: notCounted },
    existing_customer: {
      merchant: 'the friend was a customer before',
      customer: 'It is for new customers only.',
    },
    would_close_a_ring: {
      merchant: 'the friend stands above the advocate',
      customer: notCounted,
    },
    program_paused: {
      merchant: 'the program was paused',
      customer: 'The program takes a break just now.',
    },
    program_ended: { merchant: 'the program has ended', customer: 'The program has ended.' },
    program_not_started: {
      merchant: 'the program has not begun',
      customer: 'The program has not begun yet.',
    },
    quota_full: {
      merchant: 'the quota of the period is full',
      customer: 'All places of this period are taken.',
    },
    earlier_claim_won: { merchant: 'an earlier claim won', customer: notCounted },
    later_claim_won: { merchant: 'a later claim won', customer: notCounted },

    // Why a rule did not pass.
    other_conversion_type: {
      merchant: 'another type of conversion',
      customer: 'It is given for something else.',
    },
    condition_not_met: {
      merchant: 'the condition does not hold',
      customer: 'Something that it needs was missing.',
    },
    segment_not_met: {
      merchant: 'nobody of the rule’s segments is concerned',
      customer: 'It is given to others.',
    },
    asset_mismatch: {
      merchant: 'the amount is in another asset',
      customer: 'It is given for another currency.',
    },
    referral_denied: {
      merchant: 'the referral was denied',
      customer: 'It was checked and does not count.',
    },
    referral_queued: {
      merchant: 'the referral waits in the queue',
      customer: 'It is in the queue. It is decided as soon as there is a place.',
    },
    referral_not_open: { merchant: 'the referral is closed', customer: 'The referral is closed.' },
    before_claim: {
      merchant: 'the conversion came before the claim',
      customer: 'It happened before the invitation.',
    },
    conversion_window_ended: {
      merchant: 'the conversion came too late',
      customer: 'The time for it had run out.',
    },
    conversion_refunded: {
      merchant: 'the conversion was refunded',
      customer: 'The order was refunded.',
    },
    count_not_reached: {
      merchant: 'the count is not reached',
      customer: 'What your friends bring together is not enough yet.',
    },

    goal_not_reached: {
      merchant: 'the goal that it counts from is not reached',
      customer: 'What it counts from has not happened, or was undone.',
    },
    before_window: {
      merchant: 'the conversion came before the time for it',
      customer: 'It happened before the time for it began.',
    },
    window_ended: {
      merchant: 'the time for it had ended',
      customer: 'The time for it had run out.',
    },
    total_not_reached: {
      merchant: 'the total is not reached',
      customer: 'The total that it needs is not reached.',
    },
    recurrence_ended: {
      merchant: 'it was given as often as the rule gives it',
      customer: 'It was given as often as this friend can bring it.',
    },
    waits_for_confirmation: {
      merchant: 'it counts once the shop confirms it',
      customer: 'It counts once the shop confirms the order.',
    },
    waits_for_review: { merchant: 'it counts once a review is decided', customer: beingChecked },

    // Why a gift came to what it came to.
    amount_missing: {
      merchant: 'the conversion has no amount to take a share of',
      customer: 'There was no amount to take a share of.',
    },
    nothing_to_give: {
      merchant: 'it comes to nothing',
      customer: 'The amount was too small to give anything.',
    },
    period_not_over: {
      merchant: 'it is decided when its period is over',
      customer: 'It is worked out when its period is over.',
    },
    count_fell: {
      merchant: 'the count fell below',
      customer: 'A friend no longer counts, so there are too few.',
    },
    not_earned_before: {
      merchant: 'it had not been earned before',
      customer: 'It had not been earned before.',
    },
    limit_reached: { merchant: 'the limit is reached', customer: 'The limit is reached.' },
    out_of_stock: { merchant: 'the stock is used up', customer: 'There is none left.' },
    budget_spent: {
      merchant: 'the budget is spent',
      customer: 'The program has given all that it had.',
    },
    cost_guard: {
      merchant: 'a new customer would cost too much',
      customer: 'The program gives nothing new just now.',
    },
    already_redeemed: { merchant: 'it has been used', customer: 'It has been used.' },
    not_recoverable: {
      merchant: 'it has left the balance and cannot be taken back',
      customer: 'What you have spent stays yours.',
    },
    redeemed: { merchant: 'it had been used before', customer: 'It had been used before.' },
    cancelled: {
      merchant: 'it had been cancelled before',
      customer: 'It had been cancelled before.',
    },
    reversed: {
      merchant: 'it had been taken back before',
      customer: 'It had been taken back before.',
    },
    expired: { merchant: 'it had expired before', customer: 'It had expired before.' },
    recorded: { merchant: 'it was recorded anew', customer: 'The amount was worked out anew.' },
    confirmed: { merchant: 'the shop confirmed it', customer: 'The shop confirmed it.' },
    claimed: {
      merchant: 'it was asked for at the checkout',
      customer: 'It was worked out at the checkout.',
    },
    matched: {
      merchant: 'a claim by hand was matched',
      customer: 'Your friend was found.',
    },
    admitted: {
      merchant: 'its turn in the queue came',
      customer: 'Its turn in the queue came.',
    },
    approved: { merchant: 'staff approved it', customer: 'It was checked and counts.' },
    denied: { merchant: 'staff denied it', customer: 'It was checked and does not count.' },
    period_ended: {
      merchant: 'its period is over',
      customer: 'It was worked out at the end of its period.',
    },

    // Why a boost was not applied.
    boost_not_begun: { merchant: 'the boost had not begun', customer: 'It had not begun.' },
    boost_ended: { merchant: 'the boost was over', customer: 'It was over.' },
    boost_places_taken: {
      merchant: 'all places of the boost were taken',
      customer: 'All places were taken.',
    },
    boost_before_referral: {
      merchant: 'an offer takes no place of a boost',
      customer: 'It counts only once something was bought.',
    },
    boost_had_nothing: {
      merchant: 'nothing was granted that it multiplies',
      customer: 'There was nothing to multiply.',
    },

    // Why a referral went where it went.
    review_denied: { merchant: 'staff denied it', customer: 'It was checked and does not count.' },
    fraud_found: { merchant: 'staff found fraud', customer: 'It was checked and does not count.' },
    terms_broken: {
      merchant: 'staff found the terms broken',
      customer: 'It was checked and does not count.',
    },
    unconfirmed: {
      merchant: 'the shop has not confirmed it',
      customer: 'The shop has not confirmed it yet.',
    },
    quota_reached: {
      merchant: 'the quota of the period is full',
      customer: 'All places of this period are taken; it waits for the next.',
    },
    same_device: { merchant: 'both were seen on one device', customer: beingChecked },
  },
  findings: {
    at_least: factText,
    at_most: factText,
    between: factText,
    one_of: factText,
    none_of: factText,
    present: factText,
    absent: factText,
    condition: ({ source }) => `${source} does not hold`,
    another_condition: () => 'another condition of the program was not met',
    window_ended: ({ days_late, ended_at, window }, { count, day }) => {
      const time = window === 'click' ? 'the time after the click' : 'the time for it'
      if (days_late === 0) return `${time} ended shortly before, on ${day(ended_at)}`
      const days = days_late === 1 ? '1 day' : `${count(days_late)} days`
      return `${time} ended ${days} earlier, on ${day(ended_at)}`
    },
    limit_reached: ({ allowed, asset, period, counts_again_at, time_zone }, format) => {
      const most = asset === null ? format.count(allowed) : format.amount(allowed, asset)
      const limit = `limit of ${most} ${periodText(period)}`
      if (counts_again_at === null) return `${limit} reached`
      return `${limit} reached, counts again on ${format.day(counts_again_at, time_zone)}`
    },
    above_limit: ({ allowed, asset, period, was }, { amount }) =>
      `limit of ${amount(allowed, asset)} ${periodText(period)}; this one would be ${amount(was, asset)}`,
    budget_left: ({ allowed, used, was, asset }, { amount }) =>
      `budget left for ${amount(was, asset)}: ${amount(Math.max(0, allowed - used), asset)} of ${amount(allowed, asset)} were left`,
    customer_cost: ({ allowed, used, was, asset }, { amount }) =>
      `room for ${amount(was, asset)} in what customers may cost: ${amount(used, asset)} of ${amount(allowed, asset)} were promised`,
    opens_at: ({ at }, { day }) => `from ${day(at)} on`,
    needs_more_friends: ({ done, goal, period }, { count }) => {
      const more = goal - done === 1 ? 'one more friend' : `${count(goal - done)} more friends`
      return `${more}${inPeriod(period)}: ${count(done)} of ${count(goal)} so far`
    },
    needs_more_spending: ({ done, goal, asset, period }, { amount }, { reader }) => {
      const whose = reader === 'merchant' ? 'the friends’' : 'your friends’'
      const orders = `of ${whose} orders${inPeriod(period)}`
      return done === undefined
        ? `${amount(goal, asset)} or more ${orders}`
        : `${amount(goal - done, asset)} more ${orders}: ${amount(done, asset)} of ${amount(goal, asset)} so far`
    },
    out_of_stock: ({ allowed }, { count }) =>
      allowed === 1 ? 'the only one is given' : `all ${count(allowed)} are given`,
    total_at_least: ({ needed, asset, done }, { amount }) =>
      done === undefined
        ? `${amount(needed, asset)} or more in all`
        : `${amount(needed - done, asset)} more: ${amount(done, asset)} of ${amount(needed, asset)} so far`,
    recurrence_ended: ({ allowed }, { count }) =>
      allowed === 1
        ? 'only the first is rewarded'
        : `only the first ${count(allowed)} are rewarded`,
    window_not_begun: ({ begins_at }, { day }) => `the time for it begins on ${day(begins_at)}`,
    asset: ({ needed, was }) =>
      was === null ? `an amount in ${needed}` : `an amount in ${needed}; this one was in ${was}`,
    amount_needed: ({ asset }) => `an amount in ${asset}; there was none`,
    conversion_type: ({ needed, was }) => `for ${nounOf(needed)}; this one was ${nounOf(was)}`,
    new_customer: ({ customer_since }, { day }, { reader }) => {
      const needed = reader === 'friend' ? 'you must be new here' : 'the friend must be new here'
      return customer_since ? `${needed}; a customer since ${day(customer_since)}` : needed
    },
    claim_before_conversion: ({ claimed_at }, { day }) =>
      `an invitation before it; this one came on ${day(claimed_at)}`,
    evidence: ({ accepted, was }) => `evidence by ${orList(accepted)}; this was a ${was}`,
    unrefunded: (_finding, _format, { conversionType }) =>
      `the ${nounOf(conversionType)} would have had to stand`,
    period_lasts: ({ ends_at }, { day }) => `decided on ${day(ends_at)}`,
    mean_balance: ({ mean, asset, days, rate_basis_points }, { amount, count }) =>
      `${count(rate_basis_points / 100)} % of a mean of ${amount(mean, asset)} over ${count(days)} days`,
  },
  facts: {
    'conversion.type': 'type',
    'conversion.amount': 'amount',
    'conversion.gross_amount': 'amount before refunds',
    'conversion.asset': 'currency',
    'conversion.number': 'number',
    'conversion.is_confirmed': 'confirmation',
    'conversion.data': 'data',
    'friend.is_new': 'first purchase',
    'friend.tier': 'tier',
    'friend.region': 'region',
    'friend.language': 'language',
    'friend.lifecycle': 'stage of life as a customer',
    'friend.is_staff': 'employment',
    'friend.conversions_count': 'number of conversions',
    'friend.days_since_first_conversion': 'days since the first conversion',
    'friend.spent': 'spending',
    'friend.attributes': 'attribute',
    'advocate.tier': 'tier',
    'advocate.region': 'region',
    'advocate.language': 'language',
    'advocate.lifecycle': 'stage of life as a customer',
    'advocate.is_staff': 'employment',
    'advocate.referrals_attributed': 'number of friends',
    'advocate.referrals_converted': 'number of friends who did what counts',
    'advocate.referrals_approved': 'number of approved friends',
    'advocate.friends_spent': 'friends’ spending',
    'advocate.days_since_enrolled': 'days since joining',
    'advocate.attributes': 'attribute',
    'referral.number': 'number',
    'referral.days_since': 'age in days',
    'referral.evidence': 'evidence',
    'program.id': 'id',
    'program.referrals_attributed': 'number of friends',
    'program.referrals_approved': 'number of approved friends',
  },
  flags: {
    'conversion.is_confirmed': { yes: 'confirmed by the shop', no: 'not yet confirmed' },
    'friend.is_new': { yes: 'new here', no: 'a customer already' },
    'friend.is_staff': { yes: 'a member of staff', no: 'no member of staff' },
    'advocate.is_staff': { yes: 'a member of staff', no: 'no member of staff' },
  },
  occasions: {
    recorded: 'A conversion was recorded',
    confirmed: 'A conversion was confirmed',
    refunded: 'A conversion was refunded',
    claimed: 'A friend’s offer was asked for at the checkout',
    approved: 'Staff approved a review',
    denied: 'Staff denied a review',
    admitted: 'A referral was admitted from the queue',
    matched: 'A claim by hand was matched with a conversion',
    period_ended: 'A period was over',
  },
  ruleResults: { passed: 'passed', failed: 'failed', not_concerned: 'not concerned' },
  giveResults: {
    granted: { merchant: 'granted', customer: 'You have it.' },
    declined: { merchant: 'not granted', customer: 'It was not given.' },
    kept: { merchant: 'stays', customer: 'It stays as it is.' },
    changed: { merchant: 'changed', customer: 'Its amount has changed.' },
    flagged: { merchant: 'left to staff', customer: beingChecked },
    taken_back: { merchant: 'taken back', customer: 'It was taken back.' },
  },
  recipients: {
    advocate: 'to the advocate',
    friend: 'to the friend',
    upline_2: 'to the advocate’s advocate',
    upline_3: 'to the third level',
  },
  referralStates: {
    queued: 'Queued',
    attributed: 'Attributed',
    converted: 'Converted',
    approved: 'Approved',
    in_review: 'In review',
    denied: 'Denied',
    reversed: 'Reversed',
    expired: 'Expired',
  },
  waits: {
    confirmation: {
      merchant: 'waits until the shop confirms it',
      customer: 'It waits until the shop confirms the order.',
    },
    review: { merchant: 'waits for a review', customer: beingChecked },
  },
  attribution: {
    attributed: { merchant: 'A claim won', customer: 'The invitation counts.' },
    followed: {
      merchant: 'It follows the referral that stands',
      customer: 'It belongs to an invitation that counts.',
    },
    none: { merchant: 'No claim won', customer: 'No invitation counted here.' },
  },
  comma: ', ',
  gap: ' ',
  beingChecked,
  heldUntil: (day) => `held until ${day}`,
  units: (count, said, asset) => {
    if (asset === 'points') return count === 1 ? '1 point' : `${said} points`
    return asset.endsWith('_mb') ? `${said} MB` : `${said} ${asset.replaceAll('_', ' ')}`
  },
  sentence: (phrase) => `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`,
}

const periods: Readonly<Record<string, string>> = {
  day: 'a day',
  week: 'a week',
  month: 'a month',
  year: 'a year',
  lifetime: 'in all',
}

function periodText(period: string | { readonly rolling_days: number }): string {
  return typeof period === 'string' ? (periods[period] ?? period) : `in ${period.rolling_days} days`
}

/** A receipt is read later: the period is that of the conversion. */
function inPeriod(period: string | undefined): string {
  return period === undefined ? '' : ` in that ${period}`
}

const nouns: Readonly<Record<string, string>> = {
  order: 'order',
  signup: 'sign-up',
  renewal: 'renewal',
  lead_stage: 'stage of a lead',
  claimed: 'order',
}

function nounOf(conversionType: string): string {
  return nouns[conversionType] ?? conversionType.replaceAll('_', ' ')
}

/** "order of ¥30.00 or more; this one was ¥27.50", "the friend's tier: gold; it was silver". */
function factText(finding: FactFinding, format: Format, about: About): string {
  const { fact, asset, was } = finding
  const say = (value: FactValue) => valueText(value, asset, format)
  const flag = en.flags[fact as keyof typeof en.flags]
  if (flag && finding.kind === 'one_of') {
    return `${ownerOf(fact, about)} must be ${finding.needed.includes(true) ? flag.yes : flag.no}`
  }

  const need = needText(finding, say)
  const isAmount = fact === 'conversion.amount' || fact === 'conversion.gross_amount'
  if (isAmount || fact === 'conversion.number') {
    const noun = nounOf(about.conversionType)
    const lead = isAmount ? `${noun} of` : `${noun} number`
    const tail = was == null ? '' : `; this one was ${isAmount ? '' : 'number '}${say(was)}`
    return `${lead} ${need}${tail}`
  }
  const [subject, field, key] = partsOf(fact)
  const named = en.facts[`${subject}.${field}` as keyof typeof en.facts] ?? field
  const noun = key === undefined ? named : `${named} “${key}”`
  const told = was === undefined ? '' : was === null ? '; it was not known' : `; it was ${say(was)}`
  return `${possessive(ownerOf(fact, about))} ${noun}: ${need}${told}`
}

function needText(finding: FactFinding, say: (value: FactValue) => string): string {
  switch (finding.kind) {
    case 'at_least':
      return `${say(finding.needed)} or more`
    case 'at_most':
      return `${say(finding.needed)} or less`
    case 'between':
      return `${say(finding.needed[0])} to ${say(finding.needed[1])}`
    case 'one_of':
      return orList(finding.needed.map(say))
    case 'none_of':
      return `anything but ${orList(finding.needed.map(say))}`
    case 'present':
      return 'it must be known'
    case 'absent':
      return 'it must not be set'
  }
}

function valueText(value: FactValue, asset: string | null, format: Format): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') {
    return asset === null ? format.count(value) : format.amount(value, asset)
  }
  if (typeof value === 'string') return `“${value}”`
  return orList(value.map((item) => valueText(item, asset, format)))
}

function ownerOf(fact: string, { reader, conversionType }: About): string {
  const [subject] = partsOf(fact)
  if (subject === reader) return 'you'
  if (subject === 'friend' && reader === 'advocate') return 'your friend'
  return `the ${subject === 'conversion' ? nounOf(conversionType) : subject}`
}

function possessive(owner: string): string {
  return owner === 'you' ? 'your' : `${owner}’s`
}

/** The words of `friend.attributes.plan`; a key may hold dots of its own. */
function partsOf(fact: string): [subject: string, field: string, key?: string] {
  const [subject = '', field = '', ...key] = fact.split('.')
  return key.length === 0 ? [subject, field] : [subject, field, key.join('.')]
}

function orList(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(items)
}
