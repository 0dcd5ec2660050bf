import type { ComponentChild } from 'preact'
import { Answer } from '../answers/answer.tsx'
import type { AnswerState } from '../answers/answer-state.ts'
import { type Appeal, AppealPart } from '../answers/appeal-part.tsx'
import { catalogue } from '../answers/catalogue.ts'
import { friendHappenings } from '../answers/happenings.ts'
import type { Session } from '../panel/session.ts'
import { catalogue as storyWords } from '../story/catalogue.ts'
import { loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import type { Speech } from '../words/speech.ts'
import { nothing } from './preview-frame.ts'
import type { PreviewState } from './preview-types.ts'

/** An opened row: the answer to it, and the objection that is written (`empty`), on its way, or answered. */
export async function previewAnswer(
  state: PreviewState,
  session: Session,
  speech: Speech,
): Promise<ComponentChild> {
  const own = session.program.messages
  const words = reword((await loadLanguage(speech.tag, catalogue)).messages, own)
  const story = reword((await loadLanguage(speech.tag, storyWords)).messages, own)
  return (
    <div class="panel card">
      <Answer
        state={answerOf(state)}
        happenings={session.friends.flatMap((friend) => friendHappenings(friend, words, story))}
        reward={undefined}
        lang={undefined}
        speech={speech}
        words={words}
        onRetry={nothing}
        onTrace={nothing}
        appeal={
          <AppealPart
            appeal={appealOf(state, session)}
            isOpen={state === 'empty'}
            isBusy={false}
            fault={state === 'empty' ? words.appealFailed : ''}
            speech={speech}
            words={words}
            onOpen={nothing}
            onSend={nothing}
          />
        }
      />
    </div>
  )
}

function answerOf(state: PreviewState): AnswerState {
  if (state === 'loading' || state === 'slow') return { kind: 'loading' }
  if (state === 'failed' || state === 'offline') {
    return { kind: 'failed', isOffline: state === 'offline' }
  }
  return { kind: 'ready', explanations: [] }
}

function appealOf(state: PreviewState, { program }: Session): Appeal | undefined {
  if (state !== 'full' && state !== 'celebration') return undefined
  const isDecided = state === 'celebration'
  return {
    id: 'apl_01h455vb4pex5vsknk084sn001',
    program_id: program.id,
    decision_id: null,
    reward_id: null,
    referral_id: 'ref_01h455vb4pex5vsknk084sn001',
    state: isDecided ? 'upheld' : 'open',
    text: null,
    evidence: [],
    opened_at: '2026-05-26T12:00:00.000Z',
    due_at: '2026-05-28T12:00:00.000Z',
    is_overdue: false,
    decided_at: isDecided ? '2026-05-27T08:00:00.000Z' : null,
    answer: isDecided ? 'OK' : null,
    reward_ids: [],
  }
}
