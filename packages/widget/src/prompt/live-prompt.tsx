import type { Host } from '../host.ts'
import { wear } from '../stand.ts'
import { askProgram } from '../surfaces/ask-program.ts'
import { catalogue, type Stage } from '../surfaces/surface.ts'
import { loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import { speak } from '../words/speech.ts'
import { bestMoment, type Occasion } from './best-moment.ts'
import { Prompt } from './prompt.tsx'

/** The prompt with its data: nothing is asked of anybody before the page tells of a purchase. */
export function livePrompt({ host, root, element, waits, show }: Stage): () => void {
  const told = element instanceof HTMLElement ? element.dataset : host.settings
  let ending = new AbortController()

  /** Forgets what was asked before: a page that changes without loading tells of another order. */
  function begin(): void {
    ending.abort()
    ending = new AbortController()
    show(null, host.locale)
    if (told.order || instantOf(told.deliveredAt) !== undefined) {
      ask(ending.signal).catch(() => host.emit('failed', { code: 'script_blocked' }))
    }
  }

  async function ask(signal: AbortSignal): Promise<void> {
    const [{ messages, tag }, answer] = await Promise.all([
      loadLanguage(host.locale, catalogue, host),
      askProgram(host, waits, signal),
    ])
    if (signal.aborted || !answer.ok) return

    const program = answer.value
    const occasion = {
      now: Date.parse(program.now),
      order: told.order || undefined,
      deliveredAt: instantOf(told.deliveredAt),
      rating: told.rating ? Number(told.rating) : undefined,
      last: lastAsked(host),
    }
    const moment = bestMoment(occasion, program.prompt)
    if (moment.kind === 'wait') return

    // Remembered when it is shown, not when it is answered: looking away is an answer too.
    host.memory.keep('prompted', `${occasion.now} ${moment.about}`)
    wear(root, program.theme)
    const t = reword(messages, program.messages)
    const close = () => show(null, t.locale)
    show(
      <Prompt
        program={program}
        after={moment.after}
        speech={speak({ messages: t, tag }, program.now)}
        onShare={() => {
          close()
          host.open()
        }}
        onDismiss={close}
      />,
      t.locale,
    )
    host.emit('prompt_shown', { after: moment.after })
  }

  const change = new MutationObserver(begin)
  if (element) change.observe(element, { attributeFilter: ['data-order'] })
  begin()
  return () => {
    change.disconnect()
    ending.abort()
  }
}

function instantOf(told: string | undefined): number | undefined {
  const instant = Date.parse(told ?? '')
  return Number.isNaN(instant) ? undefined : instant
}

function lastAsked({ memory }: Host): Occasion['last'] {
  const [, at, about] = /^(\d+) (.*)$/.exec(memory.recall('prompted') ?? '') ?? []
  return at === undefined || about === undefined ? undefined : { at: Number(at), about }
}
