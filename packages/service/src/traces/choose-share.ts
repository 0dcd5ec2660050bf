/** A time that an advocate used a channel. */
export type Shared = { readonly channel: string; readonly at: string }

/** How a friend came, as far as it is recorded: when, and by which channel's link. */
export type Arrival = { readonly channel: string | null; readonly at: string }

/** The share that is told of a friend. `is_last`: which of several brought them is not recorded; this is the last. */
export type ChosenShare<S extends Shared> = { readonly share: S; readonly is_last: boolean }

/**
 * Which share brought a friend. Each channel has a link of its own: where the friend opened one, only shares by that
 * channel can have brought them, and of a single one it is known. Of several, and where no channel is known, the last
 * one before the friend came is told as just that. `shares` are in order.
 */
export function chooseShare<S extends Shared>(
  shares: readonly S[],
  arrival: Arrival,
): ChosenShare<S> | undefined {
  const before = shares.filter(({ at }) => at <= arrival.at)
  const alike =
    arrival.channel === null ? before : before.filter(({ channel }) => channel === arrival.channel)
  const share = alike.at(-1)
  return share && { share, is_last: arrival.channel === null || alike.length > 1 }
}
