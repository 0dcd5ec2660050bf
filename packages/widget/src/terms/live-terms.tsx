import { wear } from '../stand.ts'
import { askProgram } from '../surfaces/ask-program.ts'
import { Bones } from '../surfaces/bones.tsx'
import { FailedCard } from '../surfaces/failed-card.tsx'
import { catalogue, type Stage } from '../surfaces/surface.ts'
import { loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import { Terms } from './terms.tsx'

/** Terms and questions with their data; where they cannot be loaded, one tap asks again. */
export function liveTerms({ host, root, waits, show }: Stage): () => void {
  const ending = new AbortController()

  async function load(): Promise<void> {
    const [{ messages }, answer] = await Promise.all([
      loadLanguage(host.locale, catalogue, host),
      askProgram(host, waits, ending.signal),
    ])
    if (ending.signal.aborted) return
    if (answer.ok) {
      wear(root, answer.value.theme)
      const t = reword(messages, answer.value.messages)
      show(<Terms program={answer.value} t={t} />, t.locale)
      return
    }

    host.emit('failed', { code: answer.code })
    const t = messages
    // What no program has, no second look will find.
    if (answer.code === 'program_not_live') show(null, t.locale)
    else show(<FailedCard t={t} onRetry={begin} />, t.locale)
  }

  show(<Bones />, host.locale)
  const begin = () => load().catch(() => host.emit('failed', { code: 'script_blocked' }))
  begin()
  return () => ending.abort()
}
