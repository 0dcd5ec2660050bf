import type { ComponentChild } from 'preact'
import { composeHeadline } from '../words/headline.ts'
import type { Speech } from '../words/speech.ts'
import { ProgressBar } from './progress-bar.tsx'
import type { Session } from './session.ts'
import { ShareBox, type Sharing } from './share-box.tsx'
import { SkeletonRows } from './skeleton.tsx'

type Props = {
  readonly session: Session
  readonly speech: Speech
  readonly sharing: Sharing
  /** What stands in the place of the link while it is open: the message, the picture. */
  readonly sheet: ComponentChild
  /** What is said before anything is promised, once that is fetched; nothing where all is well. */
  readonly notice: ComponentChild
  /** How it works or how it went, once that is fetched. */
  readonly story: ComponentChild
}

/** The whole panel of a customer we know: what both get, the link, the way so far. */
export function Panel({ session, speech, sharing, sheet, notice, story }: Props) {
  const { availability, code, progress, program } = session
  return (
    <div class={code === null ? 'panel card new' : 'panel card'}>
      <div class="part main">
        {availability.is_open ? (
          <>
            <h2>{composeHeadline(program, speech)}</h2>
            {notice}
            {sheet || (
              <>
                <ShareBox link={code?.link ?? null} sharing={sharing} t={speech.t} />
                {code && progress && <ProgressBar progress={progress} speech={speech} />}
              </>
            )}
          </>
        ) : (
          notice || <SkeletonRows />
        )}
      </div>
      <div class="part side">
        <div class="part near side-in">{story || <SkeletonRows />}</div>
      </div>
    </div>
  )
}
