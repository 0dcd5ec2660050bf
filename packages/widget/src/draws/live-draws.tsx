import type { listWidgetEntries } from '@goodword/contract/draws'
import { callApi } from '../call-api.ts'
import { type AskedPart, askedPart } from '../dialog/asked-part.ts'
import { PartDialog } from '../dialog/part-dialog.tsx'
import type { Host } from '../host.ts'
import type { Session } from '../panel/session.ts'
import { loadLanguage, wireLocale } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import type { Speech } from '../words/speech.ts'
import { catalogue } from './catalogue.ts'
import type { Draw } from './draw.ts'
import { DrawList } from './draw-list.tsx'
import css from './draws.css?inline'

/** Whose draws are opened. */
type DrawsDoor = { readonly session: Session; readonly speech: Speech }

export type LiveDraws = AskedPart<DrawsDoor>

/** The draws of a program with the customer's entries, in a dialog of its own; fetched when it is first opened. */
export async function liveDraws(host: Host, root: ShadowRoot, tag: string): Promise<LiveDraws> {
  const { messages } = await loadLanguage(tag, catalogue, host)

  const ask = ({ session }: DrawsDoor, signal: AbortSignal) =>
    callApi<typeof listWidgetEntries>(host, {
      method: 'GET',
      to: 'entries',
      query: { program_id: session.program.id, locale: wireLocale(host.locale) },
      identity: host.identity(),
      signal,
    })

  return askedPart(host, root, css, ask, ({ session, speech }: DrawsDoor, frame, answer) => {
    const words = reword(messages, session.program.messages)
    return (
      <PartDialog title={words.drawsTitle} failed={words.drawsFailed} {...frame}>
        {answer && (
          <DrawList
            draws={answer.data}
            speech={speech}
            words={words}
            listOf={(one) => listAddress(host, session.program.id, one)}
          />
        )}
      </PartDialog>
    )
  })
}

/** Where the entries, the winners and the seed of a draw are for everybody. */
function listAddress({ root, workspace }: Host, programId: string, { draw }: Draw): string {
  const path = `v1/widget/${encodeURIComponent(workspace)}/draws/${draw}?program_id=${programId}`
  return new URL(path, root).href
}
