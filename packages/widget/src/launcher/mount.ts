import type { Host } from '../host.ts'
import { stand, wear } from '../stand.ts'
import { askProgram } from '../surfaces/ask-program.ts'
import { catalogue } from '../surfaces/surface.ts'
import { directionOf, loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import { speak } from '../words/speech.ts'
import { labelOf } from './label-of.ts'
import css from './launcher.css?inline'

// A button that says less is better than none for long.
const waits = { pauses: [], timeout: 2_000 }

/**
 * The floating button that opens the dialog. It says what both get, the friend first; the merchant's words
 * where `data-label` has some.
 */
export function mount(host: Host): void {
  const root = stand('goodword-launcher', css, host)
  const ending = new AbortController()
  const button = host.page('createElement').call(document, 'button') as HTMLButtonElement
  button.type = 'button'
  button.setAttribute('aria-haspopup', 'dialog')
  button.onclick = () => host.open()
  // The panel is on its way before the finger is up.
  button.onpointerenter = () => void host.load('panel').catch(() => undefined)

  function show(label: string, locale: string): void {
    button.lang = locale
    button.dir = directionOf(locale)
    button.textContent = host.settings.label || label
    root.append(button)
  }

  async function begin(): Promise<void> {
    const [{ messages, tag }, answer] = await Promise.all([
      loadLanguage(host.locale, catalogue, host),
      askProgram(host, waits, ending.signal),
    ])
    if (ending.signal.aborted) return
    if (!answer.ok) return show(messages.refer, messages.locale)

    const program = answer.value
    wear(root, program.theme)
    const t = reword(messages, program.messages)
    return show(labelOf(program, speak({ messages: t, tag }, program.now)), t.locale)
  }

  begin().catch(() => {
    host.emit('failed', { code: 'script_blocked' })
    show('Refer a friend', 'en')
  })
  host.on('remove', () => {
    ending.abort()
    root.host.remove()
  })
}
