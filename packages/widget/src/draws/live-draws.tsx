import type { listWidgetEntries } from '@goodword/contract/draws'
import type { ComponentChild } from 'preact'
import { callApi } from '../call-api.ts'
import { dialogPlace } from '../dialog/dialog-place.ts'
import { PartDialog } from '../dialog/part-dialog.tsx'
import type { Host } from '../host.ts'
import type { Session } from '../panel/session.ts'
import { dress } from '../stand.ts'
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
  dress(root, css)
  const place = dialogPlace(root)
  const ending = new AbortController()
  let door: DrawsDoor | undefined
  let state: DrawsState = { kind: 'loading' }

  async function load(): Promise<void> {
    const asked = door
    if (!asked) return
    state = { kind: 'loading' }
    draw()
    const answer = await callApi<typeof listWidgetEntries>(host, {
      method: 'GET',
      to: 'entries',
      query: { program_id: asked.session.program.id, locale: wireLocale(host.locale) },
      identity: host.identity(),
      signal: ending.signal,
    })
    // Closed, or opened anew, meanwhile.
    if (ending.signal.aborted || door !== asked) return
    if (answer.ok) state = { kind: 'ready', draws: answer.value.data }
    else {
      host.emit('failed', { code: answer.code })
      state = { kind: navigator.onLine ? 'failed' : 'offline' }
    }
    draw()
  }

  function draw(): void {
    const drawn = drawing()
    if (drawn) place.draw(drawn)
  }

  function drawing(): ComponentChild {
    if (!door || ending.signal.aborted) return undefined
    const { session, speech } = door
    const words = reword(messages, session.program.messages)
    return (
      <PartDialog
        title={words.drawsTitle}
        state={state.kind}
        said=""
        dir={place.dir()}
        t={speech.t}
        failed={words.drawsFailed}
        onRetry={load}
        onClose={place.close}
        onClosed={() => {
          door = undefined
          place.closed()
        }}
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
  }

  return {
    open(next) {
      door = next
      state = { kind: 'loading' }
      place.open(drawing())
      load()
    },
    remove() {
      ending.abort()
      place.remove()
    },
  }
}

/** Where the entries, the winners and the seed of a draw are for everybody. */
function listAddress({ root, workspace }: Host, programId: string, { draw }: Draw): string {
  const path = `v1/widget/${encodeURIComponent(workspace)}/draws/${draw}?program_id=${programId}`
  return new URL(path, root).href
}
