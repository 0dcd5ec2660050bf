import type { SurfaceMessages } from '../messages/messages.ts'
import { watchSession } from '../panel/watch-session.ts'
import { wear } from '../stand.ts'
import { catalogue, type Stage } from '../surfaces/surface.ts'
import { type Language, loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import { speak } from '../words/speech.ts'
import { ProgressStrip } from './progress-strip.tsx'

/** The progress strip with its data. For somebody we do not know it shows nothing, and asks for nobody. */
export function liveProgress({ host, root, waits, show }: Stage): () => void {
  let language: Language<SurfaceMessages> | undefined

  function changed(): void {
    const state = watch.state()
    if (!language) return
    const { tag, messages } = language
    if (state.kind !== 'ready') {
      show(state.kind === 'loading' ? <div class="bone" /> : null, messages.locale)
      return
    }
    const { session } = state
    wear(root, session.program.theme)
    const t = reword(messages, session.program.messages)
    const speech = speak({ messages: t, tag }, session.now)
    show(<ProgressStrip session={session} speech={speech} onOpen={host.open} />, t.locale)
  }

  const watch = watchSession(host, changed, waits)
  watch.reload()
  loadLanguage(host.locale, catalogue, host).then(
    (loaded) => {
      language = loaded
      changed()
    },
    () => host.emit('failed', { code: 'script_blocked' }),
  )
  return watch.stop
}
