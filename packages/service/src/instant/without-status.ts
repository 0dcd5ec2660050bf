import type { Reply } from '@goodword/contract/operation'
import type { getWidgetSession } from '@goodword/contract/widget'

type Session = Reply<typeof getWidgetSession>

/** A session that tells nothing of what came of the link: whoever holds the device is not yet who shared. */
export function withoutStatus(session: Session): Session {
  return {
    ...session,
    // "None of 3" would be a status too, and an untrue one.
    progress: null,
    // Nobody is known yet to whom an answer could be given.
    claims: null,
    counts: { clicks: 0, friends: 0, approved: 0 },
    friends: [],
    rewards: [],
    balances: [],
  }
}
