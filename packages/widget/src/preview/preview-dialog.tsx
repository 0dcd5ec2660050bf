import type { ComponentChild } from 'preact'
import { PartDialog } from '../dialog/part-dialog.tsx'
import { catalogue as missingWords } from '../missing-friend/catalogue.ts'
import { ClaimAnswer } from '../missing-friend/claim-answer.tsx'
import { ClaimForm } from '../missing-friend/claim-form.tsx'
import { ClaimList } from '../missing-friend/claim-list.tsx'
import {
  type Claim,
  type Earlier,
  nothingWritten,
  type Step,
} from '../missing-friend/claim-state.ts'
import type { Session } from '../panel/session.ts'
import { catalogue as storyWords } from '../story/catalogue.ts'
import { catalogue as traceWords } from '../trace/catalogue.ts'
import { Timeline } from '../trace/timeline.tsx'
import { loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import type { Speech } from '../words/speech.ts'
import { previewAnswer } from './preview-answer.tsx'
import { previewDraws } from './preview-draws.tsx'
import { frameOf, nothing, stateOf } from './preview-frame.ts'
import type { PreviewState } from './preview-types.ts'
import { previewWallet } from './preview-wallet.tsx'
import { sampleClaims, sampleTrace } from './sample-claims.ts'

export type DialogName = keyof typeof dialogs

/** What the panel opens, with customers who are made up. Where there are several views, each state shows another. */
export const dialogs = {
  'missing-friend': previewMissing,
  trace: previewTrace,
  wallet: previewWallet,
  draws: previewDraws,
  answer: previewAnswer,
}

async function previewTrace(
  state: PreviewState,
  session: Session,
  speech: Speech,
): Promise<ComponentChild> {
  const own = session.program.messages
  const words = reword((await loadLanguage(speech.tag, traceWords)).messages, own)
  const story = reword((await loadLanguage(speech.tag, storyWords)).messages, own)
  const trace = sampleTrace(session)
  return (
    <PartDialog
      {...frameOf(speech)}
      title={words.traceOf(trace.friend_name ?? story.yourFriend)}
      state={stateOf(state)}
      failed={words.traceFailed}
    >
      <Timeline trace={trace} session={session} speech={speech} words={words} story={story} />
    </PartDialog>
  )
}

async function previewMissing(
  state: PreviewState,
  session: Session,
  speech: Speech,
): Promise<ComponentChild> {
  const { messages } = await loadLanguage(speech.tag, missingWords)
  const words = reword(messages, session.program.messages)
  const claims = sampleClaims(session)
  const step = stepOf[state] ?? 'order'
  const given = { isBusy: false, speech, words }
  if (state === 'celebration') {
    return (
      <PartDialog
        {...frameOf(speech)}
        title={words.claimOrder(claims[0].order_number)}
        back={words.back}
        onBack={nothing}
        state="ready"
      >
        <ClaimAnswer {...given} claim={claims[0]} onTrace={nothing} onAnother={nothing} />
      </PartDialog>
    )
  }
  const titles = { order: words.claimTitle, who: words.whoTitle, when: words.whenTitle }
  return (
    <PartDialog {...frameOf(speech)} title={titles[step]} state="ready">
      <ClaimForm
        {...given}
        step={step}
        written={nothingWritten}
        fault={undefined}
        isSlow={false}
        dueHours={session.claims?.due_hours ?? 0}
        today={session.now.slice(0, 10)}
        onWrite={nothing}
        onNext={nothing}
      />
      {step === 'order' && (
        <ClaimList
          {...given}
          earlier={earlierOf(state, claims)}
          onClaim={nothing}
          onMore={nothing}
          onRetry={nothing}
        />
      )}
    </PartDialog>
  )
}

/** The questions after the first have no states of their own; they stand where a customer has just begun. */
const stepOf: Partial<Record<PreviewState, Step>> = { empty: 'who', slow: 'when' }

function earlierOf(state: PreviewState, claims: readonly Claim[]): Earlier {
  if (state === 'loading') return { kind: 'loading' }
  if (state === 'failed' || state === 'offline') {
    return { kind: 'failed', isOffline: state === 'offline' }
  }
  return { kind: 'ready', claims: state === 'full' ? claims : [], cursor: null }
}
