import type { listWidgetEntries } from '@goodword/contract/draws'
import { callApi } from '../call-api.ts'
import { livePart } from '../dialog/live-part.ts'
import { PartDialog } from '../dialog/part-dialog.tsx'
import type { Host } from '../host.ts'
import type { Session } from '../panel/session.ts'
import { loadLanguage, wireLocale } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import type { Speech } from '../words/speech.ts'
import { catalogue } from './catalogue.ts'
import { DrawList } from './draw-list.tsx'
import type { Draw, DrawsState } from './draw-state.ts'
import css from './draws.css?inline'

/** Whose draws are opened. */
type DrawsDoor = { readonly session: Session; readonly speech: Speech }

export type LiveDraws = {
  open(door: DrawsDoor): void
  remove(): void
}

/** The draws of a program with the customer's entries, in a dialog of its own; fetched when it is first opened. */
export async function liveDraws(host: Host, root: ShadowRoot, tag: string): Promise<LiveDraws> {
  const { messages } = await loadLanguage(tag, catalogue, host.texts)
  let state: DrawsState = { kind: 'loading' }

  async function load(): Promise<void> {
    const asked = part.door()
    if (!asked) return
    state = { kind: 'loading' }
    part.draw()
    const answer = await callApi<typeof listWidgetEntries>(host, {
      method: 'GET',
      to: 'entries',
      query: { program_id: asked.session.program.id, locale: wireLocale(host.locale) },
      identity: host.identity(),
      signal: part.signal,
    })
    // Closed, or opened anew, meanwhile.
    if (part.signal.aborted || part.door() !== asked) return
    if (answer.ok) state = { kind: 'ready', draws: answer.value.data }
    else {
      host.emit('failed', { code: answer.code })
      state = { kind: navigator.onLine ? 'failed' : 'offline' }
    }
    part.draw()
  }

  const part = livePart<DrawsDoor>(root, css, ({ session, speech }, frame) => {
    const words = reword(messages, session.program.messages)
    return (
      <PartDialog
        title={words.drawsTitle}
        state={state.kind}
        said=""
        failed={words.drawsFailed}
        onRetry={load}
        {...frame}
      >
        {state.kind === 'ready' && (
          <DrawList
            draws={state.draws}
            speech={speech}
            words={words}
            listOf={(one) => listAddress(host, session.program.id, one)}
          />
        )}
      </PartDialog>
    )
  })

  return {
    open(door) {
      state = { kind: 'loading' }
      part.open(door)
      load()
    },
    remove: part.remove,
  }
}

/** Where the entries, the winners and the seed of a draw are for everybody. */
function listAddress({ root, workspace }: Host, programId: string, { draw }: Draw): string {
  const path = `v1/widget/${encodeURIComponent(workspace)}/draws/${draw}?program_id=${programId}`
  return new URL(path, root).href
}
