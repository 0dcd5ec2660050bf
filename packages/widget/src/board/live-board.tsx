import type { getWidgetBoard, showNameOnBoards } from '@goodword/contract/boards'
import { callApi } from '../call-api.ts'
import type { SurfaceMessages } from '../messages/messages.ts'
import { wear } from '../stand.ts'
import { askProgram } from '../surfaces/ask-program.ts'
import { Bones } from '../surfaces/bones.tsx'
import { FailedCard } from '../surfaces/failed-card.tsx'
import { catalogue, type Stage } from '../surfaces/surface.ts'
import { loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import { speak } from '../words/speech.ts'
import { Board, type Standings } from './board.tsx'

/** The board of a program with its data. For somebody we do not know it shows nothing. */
export function liveBoard({ host, root, element, waits, show }: Stage): () => void {
  const ending = new AbortController()
  const board = element?.getAttribute('board') ?? ''
  let isShown = false

  async function load(): Promise<void> {
    const identity = host.identity()
    if (!/^[a-z][a-z0-9-]*$/.test(board)) return
    if (!identity) {
      await comeBack()
      return
    }
    if (!isShown) show(<Bones />, host.locale)
    const [{ messages, tag }, program] = await Promise.all([
      loadLanguage(host.locale, catalogue, host),
      askProgram(host, waits, ending.signal),
    ])
    if (ending.signal.aborted) return
    if (!program.ok) return fail(program.code, messages)

    const answer = await callApi<typeof getWidgetBoard>(
      host,
      {
        method: 'GET',
        // The path as the operation has it, with its places filled in.
        to: `boards/${program.value.id}/${board}` as 'boards/{program_id}/{board}',
        query: {},
        identity,
        signal: ending.signal,
      },
      waits,
    )
    if (ending.signal.aborted) return
    if (!answer.ok) {
      if (answer.code !== 'identity_expired') fail(answer.code, messages)
      else if (!(await comeBack())) host.emit('identity_expired', {})
      return
    }

    wear(root, program.value.theme)
    const t = reword(messages, program.value.messages)
    const speech = speak({ messages: t, tag }, program.value.now)
    const draw = (standings: Standings) =>
      show(
        <Board
          standings={standings}
          speech={speech}
          onShowName={async (shows_name) => {
            draw({ ...standings, shows_name })
            const kept = await callApi<typeof showNameOnBoards>(
              host,
              { method: 'PUT', to: 'board-name', body: { shows_name }, identity },
              waits,
            )
            if (ending.signal.aborted) return
            // Named or not, everybody sees it in the same place: asked for anew, or as it was.
            if (kept.ok) begin()
            else draw(standings)
          }}
        />,
        t.locale,
      )
    isShown = true
    draw(answer.value)
  }

  /** What could be read stays readable; else one tap asks again, where another look may find more. */
  function fail(code: string, t: SurfaceMessages): void {
    host.emit('failed', { code })
    if (isShown) return
    const isNone = code === 'program_not_live' || code.endsWith('_not_found')
    show(isNone ? null : <FailedCard t={t} onRetry={begin} />, t.locale)
  }

  /** Whether somebody whom the shop does not vouch for is signed in here; then we hear who it is. */
  async function comeBack(): Promise<boolean> {
    if (host.settings.instant === undefined) return false
    return (await host.load('instant')).comeBack(host, waits, callApi)
  }

  const begin = () => {
    load().catch(() => host.emit('failed', { code: 'script_blocked' }))
  }
  begin()
  const offIdentity = host.on('identity', begin)
  return () => {
    ending.abort()
    offIdentity()
  }
}
