import type { Reply } from '@goodword/contract/operation'
import type { getWidgetProgram } from '@goodword/contract/widget-program'
import { takenClaims } from '@goodword/domain/claims/taken-claims'
import { drawsOf } from '@goodword/domain/programs/describe-draws'
import { type Gift, giftsOf, textIn, wordingIn } from '@goodword/domain/programs/describe-program'
import type { ProgramDocument } from '@goodword/domain/programs/document'
import { nextMilestone } from '@goodword/domain/programs/next-milestone'
import { faqIn, messagesIn, shareTextsIn } from '@goodword/domain/programs/own-words'
import { promptOf } from '@goodword/domain/programs/prompt-of'
import { themeOf } from '@goodword/domain/programs/theme-colors'
import { channelsFor } from '@goodword/domain/programs/usual-channels'
import type { Offer } from '../banner/find-offer.ts'
import type { Session } from '../panel/session.ts'
import type { SampleState } from './preview-types.ts'

export const NOW = '2026-05-27T09:00:00.000Z'
const sampleId = '01h455vb4pex5vsknk084sn001'

/** A session as the API would send it under a document, for a customer who is made up. */
export function sampleSession(
  document: ProgramDocument,
  locale: string,
  state: SampleState,
): Session {
  const gifts = giftsOf(document, locale)
  const wording = wordingIn(document, locale)
  const claims = takenClaims(document)
  const isFull = state === 'full' || state === 'celebration'
  return {
    now: NOW,
    program: {
      id: `prg_${sampleId}`,
      version: 1,
      name: textIn(document.name, locale) ?? '',
      headline: wording.headline,
      share_text: wording.share_text,
      terms: textIn(document.terms, locale),
      advocate_gift: gifts.advocate,
      friend_gift: gifts.friend,
      theme: themeOf(document),
      messages: messagesIn(document, locale),
      channels: [...channelsFor(document, locale)],
      share_texts: shareTextsIn(document, locale),
      draws: drawsOf(document, locale),
    },
    availability: { state: 'open', is_open: true, until: null, ends_at: null },
    claims: claims ? { due_hours: claims.due_hours } : null,
    code:
      state === 'new'
        ? null
        : { alias: 'K7CM-3XWD-9RTC', link: 'https://shop.example/r/shop/K7CM3XWD9RTC' },
    progress: nextMilestone(
      document,
      ({ milestone }) => {
        if (!isFull) return 0
        return milestone.counting === 'friends_spending' ? Math.floor(milestone.at * 0.6) : 2
      },
      locale,
    ),
    counts: isFull
      ? { clicks: 14, friends: 3, approved: 2 }
      : { clicks: 0, friends: 0, approved: 0 },
    friends: isFull ? sampleFriends(state) : [],
    rewards: isFull && gifts.advocate ? [sampleReward(gifts.advocate)] : [],
    balances: [],
  }
}

/** What anybody would be told of the same program. */
export function samplePublic(
  document: ProgramDocument,
  locale: string,
): Reply<typeof getWidgetProgram> {
  const { program } = sampleSession(document, locale, 'new')
  const {
    channels: _channels,
    share_texts: _texts,
    share_text: _text,
    draws: _draws,
    ...told
  } = program
  return { ...told, now: NOW, faq: faqIn(document, locale), prompt: promptOf(document) }
}

/** What a friend is promised who came by the link of somebody who is made up; nothing where there is no offer. */
export function sampleOffer(document: ProgramDocument, locale: string): Offer | undefined {
  const gift = giftsOf(document, locale).friend
  if (!gift) return undefined
  const { id, theme, messages } = sampleSession(document, locale, 'full').program
  const wording = wordingIn(document, locale)
  return {
    status: 'promised',
    program_id: id,
    advocate_name: 'Alice',
    gift,
    headline: wording.friend_headline ?? null,
    text: wording.friend_text ?? null,
    code: 'K7CM-3XWD-9RTC',
    until: '2026-06-26T09:00:00.000Z',
    theme,
    messages,
  }
}

function sampleFriends(state: SampleState): Session['friends'] {
  const friend = (
    name: string,
    at: number,
    how: 'converted' | 'approved' | 'attributed',
    changed_at: string,
  ) => ({
    referral_id: `ref_${sampleId.slice(0, -1)}${at}` as const,
    name,
    state: how,
    reason: null,
    since: changed_at,
    changed_at,
  })
  const lately = state === 'celebration' ? '2026-05-26T12:00:00.000Z' : '2026-05-08T12:00:00.000Z'
  return [
    friend('Ben', 1, 'converted', lately),
    friend('Mia', 2, 'approved', '2026-05-04T12:00:00.000Z'),
    friend('Noor', 3, 'attributed', '2026-05-02T12:00:00.000Z'),
  ]
}

function sampleReward({ kind, value, label }: Gift): Session['rewards'][number] {
  return {
    id: `rwd_${sampleId}`,
    recipient: 'advocate',
    kind,
    // A share is of an order, and there is none here: what it can be at most, or ten of the currency.
    amount: value.type === 'share' ? (value.cap ?? 1000) : value.amount,
    asset: value.asset,
    label,
    state: 'held',
    reason: null,
    is_under_review: false,
    referral_id: `ref_${sampleId}`,
    friend_name: 'Ben',
    milestone: null,
    created_at: '2026-05-26T12:00:00.000Z',
    hold_until: '2026-06-03T12:00:00.000Z',
    available_at: null,
    issued_at: null,
    ended_at: null,
    coupon_code: null,
    expires_at: null,
  }
}
