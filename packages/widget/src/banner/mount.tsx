import { render } from 'preact'
import { type Patience, patience } from '../call-api.ts'
import { copyField, copyText } from '../copy-text.ts'
import type { Host, Mounted } from '../host.ts'
import look from '../look.css?inline'
import { messages as english } from '../messages/en/banner.ts'
import { stand } from '../stand.ts'
import { loadLanguage } from '../words/locale.ts'
import { speak } from '../words/speech.ts'
import css from './banner.css?inline'
import { Banner } from './banner.tsx'
import { findOffer } from './find-offer.ts'

/** Ties the friend's welcome banner to a shadow root. It shows itself when there is an offer to show. */
export function mount(host: Host, waits: Patience = patience): Mounted {
  const root = stand('goodword-banner', look + css, host)
  let said = ''

  const remove = () => {
    render(null, root)
    root.host.remove()
  }
  const dismiss = () => {
    host.memory.keep('dismissed', host.arrival.read() ?? '')
    remove()
  }

  async function show(): Promise<void> {
    const [language, offer] = await Promise.all([
      loadLanguage(host.locale, english, { zh: () => import('../messages/zh/banner.ts') }),
      findOffer(host, waits),
    ])
    if (!offer) return remove()
    if (!root.host.isConnected) return

    const { codeCopied, codeByHand } = language.messages
    const draw = () =>
      render(
        <Banner
          offer={offer}
          speech={speak(language, new Date().toISOString())}
          said={said}
          onCopy={async () => {
            const done = (await copyText(Promise.resolve(offer.code))) === 'done'
            said = done || copyField(root.querySelector('input')) ? codeCopied : codeByHand
            if (root.host.isConnected) draw()
          }}
          onDismiss={dismiss}
        />,
        root,
      )
    draw()
    host.emit('offer_shown', { code: offer.code, until: offer.until })
  }

  show()
  return { open() {}, close: dismiss, remove }
}
