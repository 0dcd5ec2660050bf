import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import type { Speech } from '../words/speech.ts'

type Reward = Session['rewards'][number]

/** Where a reward stands, since or until when, and why: the answer to "when do I get it?". */
export function rewardStory(reward: Reward, t: StoryMessages, { date }: Speech): string {
  if (reward.reason === 'waits_for_shop') return t.heldOpen
  if (reward.is_under_review) return t.underReview

  switch (reward.state) {
    case 'held': {
      if (reward.hold_until === null) return t.heldOpen
      const until = date(reward.hold_until)
      return reward.recipient === 'friend' || reward.friend_name === null
        ? t.heldUntil(until)
        : t.heldUntilFor(until, reward.friend_name)
    }
    case 'available': {
      if (reward.kind === 'choice') return t.awaitsChoice
      const since = date(reward.available_at ?? reward.created_at)
      return reward.kind === 'cash' ? t.availableCash(since) : t.availableSince(since)
    }
    case 'issued': {
      const on = date(reward.issued_at ?? reward.created_at)
      if (reward.kind === 'cash') return t.paidOn(on)
      if (reward.kind === 'credit' || reward.kind === 'points') return t.inBalance(on)
      return reward.expires_at === null
        ? t.issuedOn(on)
        : `${t.issuedOn(on)} · ${t.validUntil(date(reward.expires_at))}`
    }
    case 'redeemed':
      return t.used
    default: {
      const what = t.ended[reward.state]
      const ended = reward.ended_at === null ? what : t.endedOn(what, date(reward.ended_at))
      if (reward.reason === null) return ended
      return `${ended} · ${t.reasons[reward.reason] ?? t.otherReason}`
    }
  }
}
