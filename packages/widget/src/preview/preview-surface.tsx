import type { Reply } from '@goodword/contract/operation'
import type { getWidgetProgram } from '@goodword/contract/widget-program'
import type { ComponentChild } from 'preact'
import { Board, type Standings } from '../board/board.tsx'
import type { SurfaceMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import { ProgressStrip } from '../progress/progress-strip.tsx'
import { Prompt } from '../prompt/prompt.tsx'
import { Bones } from '../surfaces/bones.tsx'
import { FailedCard } from '../surfaces/failed-card.tsx'
import { Terms } from '../terms/terms.tsx'
import type { Speech } from '../words/speech.ts'

export type SurfaceName = 'prompt' | 'progress' | 'board' | 'terms'

/** A surface with customers who are made up; without a session, what stands in its place. */
export function previewSurface(
  name: SurfaceName,
  state: string,
  session: Session | undefined,
  program: Reply<typeof getWidgetProgram>,
  speech: Speech<SurfaceMessages>,
): ComponentChild {
  const nothing = () => {}
  if (!session) {
    const isSheet = name === 'board' || name === 'terms'
    if (isSheet && (state === 'failed' || state === 'offline'))
      return <FailedCard t={speech.t} onRetry={nothing} />
    if (state !== 'loading' && state !== 'slow') return null
    if (name === 'progress') return <div class="bone" />
    return isSheet ? <Bones /> : null
  }
  if (name === 'terms') return <Terms program={program} t={speech.t} />
  if (name === 'progress') {
    return <ProgressStrip session={session} speech={speech} onOpen={nothing} />
  }
  if (name === 'prompt') {
    return (
      <Prompt
        program={program}
        after="order"
        speech={speech}
        onShare={nothing}
        onDismiss={nothing}
      />
    )
  }
  return <Board standings={sampleStandings(session)} speech={speech} onShowName={nothing} />
}

function sampleStandings({ friends, program }: Session): Standings {
  const people = [
    { rank: 1, name: 'Alice', amount: 7, is_me: false },
    { rank: 2, name: null, amount: 5, is_me: false },
    { rank: 3, name: 'Chen', amount: 3, is_me: true },
  ]
  const isBegun = friends.length > 0
  return {
    program_id: program.id,
    board_id: 'month',
    counting: 'approved_referrals',
    asset: null,
    period: '2026-05',
    from: '2026-05-01T00:00:00.000Z',
    to: '2026-06-01T00:00:00.000Z',
    top: isBegun ? people : [],
    me: isBegun ? { rank: 3, amount: 3, to_next: 3 } : null,
    shows_name: true,
  }
}
