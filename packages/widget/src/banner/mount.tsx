import { render } from 'preact'
import { type Patience, patience } from '../call-api.ts'
import { bakeArrival, readArrival } from '../claim/arrival.ts'
import { copyField, copyText } from '../copy-text.ts'
import type { Host } from '../host.ts'
import look from '../look.css?inline'
import { stand, wear } from '../stand.ts'
import { loadLanguage } from '../words/locale.ts'
import { reword } from '../words/reword.ts'
import { speak } from '../words/speech.ts'
import css from './banner.css?inline'
import { Banner } from './banner.tsx'
import { catalogue } from './catalogue.ts'
import { fillCode } from './fill-code.ts'
import { findOffer } from './find-offer.ts'

/** Ties the friend's welcome banner to a shadow root. It shows itself when there is an offer to show. */
export function mount(host: Host, waits: Patience = patience): void {
  const root = stand('goodword-banner', look + css, host)
  let said = ''
  bakeArrival(host)

  const remove = () => {
    render(null, root)
    root.host.remove()
  }
  const dismiss = () => {
    host.memory.keep('dismissed', readArrival(host) ?? '')
    remove()
  }

  async function show(): Promise<void> {
    const [{ messages, tag }, offer] = await Promise.all([
      loadLanguage(host.locale, catalogue, host),
      findOffer(host, waits),
    ])
    if (!offer) return remove()
    if (!root.host.isConnected) return

    wear(root, offer.theme)
    const words = reword(messages, offer.messages)
    const speech = speak({ messages: words, tag }, new Date().toISOString())
    const draw = () =>
      render(
        <Banner
          offer={offer}
          speech={speech}
          said={said}
          onCopy={async () => {
            const done = (await copyText(Promise.resolve(offer.code))) === 'done'
            const isCopied = done || copyField(root.querySelector('input'))
            said = isCopied ? words.codeCopied : words.codeByHand
            if (root.host.isConnected) draw()
          }}
          onDismiss={dismiss}
        />,
        root,
      )
    draw()
    fillCode(offer.code)
    host.emit('offer_shown', { code: offer.code, until: offer.until })
  }

  show().catch(() => {
    remove()
    host.emit('failed', { code: 'script_blocked' })
  })
  host.on('remove', remove)
}
