import type { Reply } from '@goodword/contract/operation'
import type { getWidgetProgram } from '@goodword/contract/widget-program'
import type { ComponentChild } from 'preact'
import { Board, type Standings } from '../board/board.tsx'
import type { SurfaceMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import { ProgressStrip } from '../progress/progress-strip.tsx'
import { Prompt } from '../prompt/prompt.tsx'
import { Terms } from '../terms/terms.tsx'
import type { Speech } from '../words/speech.ts'

export type SurfaceName = 'prompt' | 'progress' | 'board' | 'terms'

/** A surface with customers who are made up. */
export function previewSurface(
  name: SurfaceName,
  session: Session,
  program: Reply<typeof getWidgetProgram>,
  speech: Speech<SurfaceMessages>,
): ComponentChild {
  const nothing = () => {}
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
  return <Board standings={sampleStandings(session)} speech={speech} />
}

function sampleStandings({ friends }: Session): Standings {
  const people = [
    { place: 1, name: 'Alice', count: 7, is_me: false },
    { place: 2, name: null, count: 5, is_me: false },
    { place: 3, name: 'Chen', count: 3, is_me: true },
  ]
  return {
    starts_at: '2026-05-01T00:00:00.000Z',
    ends_at: '2026-05-31T00:00:00.000Z',
    rows: friends.length > 0 ? people : [],
    prizes: [],
  }
}
