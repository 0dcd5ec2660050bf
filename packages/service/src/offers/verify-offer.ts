import type { offerDecline, verifyOffer as operation } from '@goodword/contract/offers'
import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { ConversionDecision } from '@goodword/domain/conversions/conversion-decision'
import { toInstant } from '@goodword/domain/dates'
import { type Id, toId, uuidOf } from '@goodword/domain/ids'
import { stands } from '@goodword/domain/rewards/reward-states'
import type { InferOutput } from 'valibot'
import { noteDue } from '../agenda/note-due.ts'
import type { FoundCode } from '../codes/find-code.ts'
import { type Context, transaction } from '../context.ts'
import type { Book, BookedClaim, BookedConversion, BookedFriend } from '../conversions/book.ts'
import { claimByCode, claimRow, isOn } from '../conversions/claims.ts'
import { type Decided, decideInBook, toolsFor } from '../conversions/decide-in-book.ts'
import { type Evidence, readEvidence } from '../conversions/evidence.ts'
import { findFriend, nobody } from '../conversions/find-friend.ts'
import { loadBook } from '../conversions/load-book.ts'
import type { ClaimRow } from '../effects/recorded.ts'
import { storeEffects } from '../effects/store-effects.ts'
import { deviceIndexOf, identitiesOf } from '../participants/person.ts'

type Decline = InferOutput<typeof offerDecline>

/**
 * The friend's offer at the checkout: decided for this buyer and this order, and only then minted. Asked
 * again with another cart, the same coupon follows the cart until it is redeemed.
 */
export async function verifyOffer(
  ctx: Context,
  input: UseCaseInput<typeof operation>,
): Promise<Reply<typeof operation>> {
  const evidence = await readEvidence(ctx, input)
  if (evidence.ambiguity) throw evidence.ambiguity
  const codes = [...(evidence.code ? [evidence.code] : []), ...evidence.named]
  if (!evidence.claimId && codes.length === 0) return declined('code_unknown')

  const identities = identitiesOf(ctx.vault, input.buyer)
  const device = deviceIndexOf(ctx.vault, input.device_id)
  return transaction(ctx, async (unit) => {
    const book = await loadBook(unit, ctx.workspace.uuid, {
      externalIds: [input.buyer.external_id],
      identities,
      devices: device ? [device] : [],
      claimIds: evidence.claimId ? [uuidOf(evidence.claimId)] : [],
      advocateIds: codes.map(({ participantId }) => participantId),
      programIds: codes.map(({ programId }) => programId),
      instants: [ctx.now],
    })
    const now = toInstant(ctx.now)
    const tools = toolsFor(ctx)
    const people = nobody()
    const presented = presentedClaim(book, evidence, now, tools.newId('clm'))
    if (!presented) return declined('code_unknown')
    const program = book.programs.get(presented.claim.program_id)
    if (program?.status !== 'live') return declined('program_not_live')

    const friend = findFriend(
      ctx,
      book,
      people,
      tools,
      { person: input.buyer, identities, device },
      now,
    )
    const claims = claimsWith(book, friend, presented.claim)
    const decided = await decideInBook(ctx, unit, book, tools, {
      occasion: 'claimed',
      programId: presented.claim.program_id,
      conversion: inProspect(input.order, friend, now, tools.newId('cnv'), book),
      friend,
      claims,
      deviceIndex: device?.toString('hex') ?? null,
    })
    // A claim that was nobody's yet is this friend's from now on, whatever they buy with later.
    if (presented.claim.friend_id === null && !presented.codeId) {
      book.effects.claims.set(presented.claim.id, {
        id: presented.claim.id,
        friend_id: friend.id,
        state: 'clicked',
      })
    }
    const newClaims: ClaimRow[] = presented.codeId
      ? [claimRow({ ...presented.claim, friend_id: friend.id }, presented.codeId, 'shop')]
      : []
    storeEffects(unit, ctx.workspace.uuid, book.effects, {
      participants: [...people.participants.values()],
      envelopes: [...people.envelopes.values()],
      identities: people.identities,
      devices: people.devices,
      newClaims,
    })
    noteDue(ctx, unit, book.effects)
    return offerBody(decided, friend)
  })
}

/** The claim that the buyer presents: the click they came by, or one made of the code or the name they gave. */
function presentedClaim(
  book: Book,
  { claimId, code: typed, named, namedBy }: Evidence,
  now: string,
  newClaimId: Id<'clm'>,
): { readonly claim: BookedClaim; readonly codeId: string | undefined } | undefined {
  const click = claimId && book.claims.get(claimId)
  if (click) return { claim: click, codeId: undefined }
  // Who is named may share in several programs: the offer is that of one that runs.
  const runs = ({ programId }: FoundCode) =>
    book.programs.get(toId('prg', programId))?.status === 'live'
  const code = typed ?? named.find(runs) ?? named[0]
  if (!code) return undefined

  const by = code === typed ? 'code' : namedBy
  const program_id = toId('prg', code.programId)
  const advocate_id = toId('par', code.participantId)
  const earlier = [...book.claims.values()].find(
    (claim) =>
      claim.friend_id !== null &&
      claim.program_id === program_id &&
      claim.advocate_id === advocate_id &&
      (by === 'code' || claim.evidence === by),
  )
  if (earlier) return { claim: earlier, codeId: undefined }
  const claim = claimByCode(book, code, newClaimId, now, by)
  return claim && { claim, codeId: code.codeId }
}

function claimsWith(book: Book, friend: BookedFriend, presented: BookedClaim): BookedClaim[] {
  const own = [...book.claims.values()].filter(
    (claim) =>
      claim.id !== presented.id && claim.program_id === presented.program_id && isOn(claim, friend),
  )
  return [...own, presented]
}

/** The order as it would be: the next of this friend's orders. */
function inProspect(
  order: { readonly amount: number; readonly asset: string },
  friend: BookedFriend,
  now: string,
  id: Id<'cnv'>,
  book: Book,
): BookedConversion {
  return {
    id,
    type: 'claimed',
    external_id: '',
    friend_id: friend.id,
    amount: order.amount,
    asset: order.asset,
    refunded_amount: 0,
    refunds_count: 0,
    number: (book.lastNumbers.get(`${friend.id}|order`) ?? 0) + 1,
    is_confirmed: true,
    data: {},
    occurred_at: now,
    recorded_at: now,
  }
}

function offerBody(
  { programId, decision, done }: Decided,
  friend: BookedFriend,
): Reply<typeof operation> {
  const own = done.rewards.filter(({ give }) => give.recipient === 'friend')
  const standing = own.flatMap(({ rule, reward }) =>
    reward && stands(reward.state) && reward.state !== 'redeemed'
      ? [{ rule: rule.rule, reward }]
      : [],
  )
  if (standing.length === 0) {
    return { status: 'declined', decision_id: done.decisionId, reason: declineOf(decision) }
  }
  return {
    status: 'granted',
    decision_id: done.decisionId,
    program_id: programId,
    participant_id: friend.id,
    rewards: standing.map(({ rule, reward }) => ({
      reward_id: reward.id,
      rule,
      kind: reward.kind,
      amount: reward.amount,
      asset: reward.asset,
      coupon_code: reward.coupon_code,
      expires_at: reward.expires_at,
    })),
  }
}

/** The one reason that tells the buyer most, of all that the decision holds. */
function declineOf({ attribution, rules }: ConversionDecision): Decline {
  if (attribution.result === 'none') {
    const reasons = attribution.claims.map(({ reason }) => reason)
    if (reasons.includes('self_referral')) return 'self_referral'
    if (reasons.some((reason) => reason !== null && notOpen.has(reason))) return 'program_not_live'
    if (reasons.includes('existing_customer') || reasons.includes('already_referred'))
      return 'existing_customer'
    if (reasons.includes('click_window_ended')) return 'expired'
    return 'evidence_not_accepted'
  }
  const offers = rules.filter(({ result }) => result !== 'not_concerned')
  const failure = offers.find(({ result }) => result === 'failed')?.reason
  if (
    failure === 'existing_customer' ||
    failure === 'condition_not_met' ||
    failure === 'asset_mismatch'
  )
    return failure
  if (failure === 'conversion_window_ended' || failure === 'referral_not_open') return 'expired'
  const gives = offers.flatMap((rule) => rule.gives).map(({ reason }) => reason)
  if (gives.includes('limit_reached')) return 'limit_reached'
  if (gives.includes('budget_spent') || gives.includes('cost_guard')) return 'budget_spent'
  if (gives.includes('program_ended')) return 'program_not_live'
  if (gives.includes('asset_mismatch')) return 'asset_mismatch'
  if (gives.includes('already_redeemed') || gives.includes('expired')) return 'already_used'
  return 'no_offer'
}

const notOpen: ReadonlySet<string> = new Set([
  'program_paused',
  'program_ended',
  'program_not_started',
  'quota_full',
])

function declined(reason: Decline): Reply<typeof operation> {
  return { status: 'declined', decision_id: null, reason }
}
