import { Bones } from '../dialog/bones.tsx'
import type { MissingFriendMessages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import { dot } from './claim-answer.tsx'
import { type Claim, type Earlier, standingOf } from './claim-state.ts'

type Props = {
  readonly earlier: Earlier
  readonly isBusy: boolean
  readonly speech: Speech
  readonly words: MissingFriendMessages
  readonly onClaim: (claim: Claim) => void
  readonly onMore: () => void
  readonly onRetry: () => void
}

/** What was asked before, each order with how far it is; a failed list does not keep anybody from asking. */
export function ClaimList(props: Props) {
  const { earlier, isBusy, speech, words, onClaim, onMore, onRetry } = props
  return (
    <section class="part near" aria-busy={earlier.kind === 'loading'}>
      <h3 class="strong">{words.claimsBefore}</h3>
      {earlier.kind === 'loading' && <Bones />}
      {earlier.kind === 'failed' && (
        <div class="form" role="status">
          <p class="quiet">{earlier.isOffline ? words.claimsOffline : words.claimsFailed}</p>
          <button type="button" onClick={onRetry}>
            {speech.t.retry}
          </button>
        </div>
      )}
      {earlier.kind === 'ready' && earlier.claims.length === 0 && (
        <p class="quiet">{words.noClaims}</p>
      )}
      {earlier.kind === 'ready' && (
        <ul>
          {earlier.claims.map((claim) => {
            const standing = standingOf(claim)
            return (
              <li key={claim.id} class="row asked">
                <button type="button" class="row-head" onClick={() => onClaim(claim)}>
                  <span class="line">
                    <bdi class="strong">{claim.order_number}</bdi>
                    <span class={`state end quiet ${dot[standing] ?? ''}`}>
                      {words.claimStates[standing]}
                    </span>
                  </span>
                  <span class="quiet">
                    {words.askedOn(speech.date(claim.opened_at))} · {sayWhen(claim, speech, words)}
                  </span>
                  <svg class="chevron" viewBox="0 0 24 24" aria-hidden="true">
                    <path d="m6 9 6 6 6-6" />
                  </svg>
                </button>
              </li>
            )
          })}
        </ul>
      )}
      {earlier.kind === 'ready' && earlier.isCut && (
        <p class="fault" role="alert">
          {words.claimsFailed}
        </p>
      )}
      {earlier.kind === 'ready' && earlier.cursor !== null && (
        <button type="button" class="wide" aria-disabled={isBusy} onClick={onMore}>
          {isBusy ? speech.t.oneMoment : words.more}
        </button>
      )}
    </section>
  )
}

function sayWhen(claim: Claim, { date }: Speech, words: MissingFriendMessages): string {
  if (claim.decided_at !== null) return words.answeredOn(date(claim.decided_at))
  return claim.is_overdue ? words.claimLate : words.answerBy(date(claim.due_at))
}
