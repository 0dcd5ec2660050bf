import { getWidgetSession, WidgetOffer, WidgetSession } from '@goodword/contract/widget'
import { WidgetProgram } from '@goodword/contract/widget-program'
import * as v from 'valibot'
import type { Session } from '../panel/session.ts'

const id = (kind: string, number: number) =>
  `${kind}_01h455vb4pex5vsknk084sn${String(number).padStart(3, '0')}`

const hundredYuan = {
  kind: 'coupon',
  value: { type: 'fixed', amount: 10_000, asset: 'CNY' },
  label: null,
  milestone: null,
}
const fifteenPercent = {
  kind: 'coupon',
  value: { type: 'share', basis_points: 1500, cap: 20_000, asset: 'CNY' },
  label: null,
  milestone: null,
}

/** A session as the API would send it: what the contract does not allow fails here. */
export function session(changes: object = {}): Session {
  return v.parse(WidgetSession, {
    now: '2026-05-27T09:00:00.000Z',
    program: {
      id: id('prg', 1),
      version: 1,
      name: 'Give and get',
      headline: null,
      share_text: null,
      terms: null,
      advocate_gift: hundredYuan,
      friend_gift: fifteenPercent,
      theme: null,
      messages: null,
      channels: ['native', 'copy', 'whatsapp', 'facebook', 'sms', 'email', 'qr'],
      share_texts: {},
      draws: [],
    },
    availability: { state: 'open', is_open: true, until: null, ends_at: null },
    claims: null,
    code: { alias: 'K7QM4PXT', link: 'https://shop.example/r/bamboo/K7QM4PXT' },
    progress: {
      done: 2,
      goal: 3,
      asset: null,
      period: 'lifetime',
      gift: {
        kind: 'cash',
        value: { type: 'fixed', amount: 1500, asset: 'CNY' },
        label: null,
        milestone: null,
      },
    },
    counts: { clicks: 14, friends: 3, approved: 2 },
    friends: [],
    rewards: [],
    balances: [],
    ...changes,
  })
}

/** A program with other words or gifts than the usual one. */
export function program(changes: object): Session['program'] {
  return { ...session().program, ...changes }
}

export function friend(number: number, changes: object = {}): object {
  return {
    referral_id: id('ref', number),
    name: 'Ben',
    state: 'converted',
    reason: null,
    since: '2026-05-20T12:00:00.000Z',
    changed_at: '2026-05-21T12:00:00.000Z',
    ...changes,
  }
}

export function reward(changes: object = {}): Session['rewards'][number] {
  const given = {
    id: id('rwd', 1),
    recipient: 'advocate',
    kind: 'coupon',
    amount: 10_000,
    asset: 'CNY',
    label: null,
    state: 'held',
    reason: null,
    is_under_review: false,
    referral_id: id('ref', 1),
    friend_name: 'Ben',
    milestone: null,
    created_at: '2026-05-20T12:00:00.000Z',
    hold_until: '2026-06-03T12:00:00.000Z',
    available_at: null,
    issued_at: null,
    ended_at: null,
    coupon_code: null,
    expires_at: null,
    ...changes,
  }
  return session({ rewards: [given] }).rewards[0] as Session['rewards'][number]
}

/** A friend's offer as the API would send it. */
export function offer(changes: object = {}): object {
  return v.parse(WidgetOffer, {
    status: 'promised',
    program_id: id('prg', 1),
    advocate_name: 'Alice',
    gift: { ...fifteenPercent, value: { ...fifteenPercent.value, cap: null } },
    headline: null,
    text: null,
    code: 'K7QM4PXT',
    until: '2026-06-26T12:00:00.000Z',
    theme: null,
    messages: null,
    ...changes,
  })
}

/** Where the widget's API answers in tests, for one kind of call. */
export function at(to: string): string {
  return `https://api.example${getWidgetSession.path.replace('{publishable_key}', 'gw_pk_sandbox_0123456789abcdef').replace('session', to)}`
}

/** A program as anybody may see it. */
export function publicProgram(changes: Partial<WidgetProgram> = {}): WidgetProgram {
  const { advocate_gift, friend_gift, id: programId, name, headline } = session().program
  return v.parse(WidgetProgram, {
    now: '2026-05-27T09:00:00.000Z',
    id: programId,
    version: 1,
    name,
    headline,
    advocate_gift,
    friend_gift,
    terms: 'One voucher each.\nNot with others.',
    faq: [{ question: 'When is it mine?', answer: 'After the return time.' }],
    prompt: { after: ['order', 'delivery'], every_days: 30 },
    theme: null,
    messages: null,
    ...changes,
  })
}
