import type { Session } from '../panel/session.ts'

type Friend = Session['friends'][number]

/** How long ago a purchase may be and still be news to somebody who looks for the first time. */
const NEWS_DAYS = 14

/**
 * The friend whose purchase is news: the newest that has not been celebrated yet. `celebrated` holds the
 * referrals that were, as this browser remembers them; nothing where it remembers none.
 */
export function newBuyer(
  { friends, now }: Pick<Session, 'friends' | 'now'>,
  celebrated: string | null | undefined,
): Friend | undefined {
  const known = celebrated?.split(' ') ?? []
  const since = Date.parse(now) - NEWS_DAYS * 86_400_000
  return friends
    .filter((friend) => hasBought(friend) && !known.includes(friend.referral_id))
    .filter((friend) => Date.parse(friend.changed_at) >= since)
    .sort((a, b) => Date.parse(b.changed_at) - Date.parse(a.changed_at))[0]
}

/** The referrals that are no news any more, to be remembered. */
export function celebratedNow({ friends }: Pick<Session, 'friends'>): string {
  return friends
    .filter(hasBought)
    .map(({ referral_id }) => referral_id)
    .join(' ')
}

function hasBought({ state }: Friend): boolean {
  return state === 'converted' || state === 'approved'
}
