/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { OpenInvitation } from '@goodword/service/hosted/open-invitation'
import { sayOffer } from '@goodword/widget/words/say-offer'
import { Layout } from './layout.tsx'
import { Picture, QrCard, Terms } from './pieces.tsx'
import { type Reader, sayDay, type Voice, voiceFor } from './reader.ts'

type Props = { readonly reader: Reader; readonly invitation: OpenInvitation; readonly path: string }

/** What a friend sees first: who thought of them, what they get, the code, and the way to the shop. */
export function FriendPage({ reader, invitation, path }: Props) {
  const { shop, look, code, link, until, text, terms, shopUrl } = invitation
  const { words } = reader
  const voice = voiceFor(reader, look, invitation.now)
  const welcome = sayWelcome(reader, voice, invitation)
  const head = {
    title: welcome,
    description: text ?? words.toShop(shop.name),
    canonical: link,
    isIndexed: false,
  }
  return (
    <Layout reader={reader} shop={shop} theme={look.theme} head={head} path={path}>
      <main class="columns">
        <article class="card invitation">
          <Picture url={shop.pictureUrl} />
          <div class="inside">
            <h1 dir="auto">{welcome}</h1>
            {text !== null && <p dir="auto">{text}</p>}
            <div class="ticket">
              <p class="quiet" id="code-name">
                {voice.t.bannerCode}
              </p>
              <p class="code" dir="ltr" id="code">
                {code}
              </p>
              <button
                type="button"
                class="button"
                data-copy="code"
                data-copied={voice.t.codeCopied}
                hidden
              >
                {voice.t.copyCode}
              </button>
              <p class="quiet said" role="status" />
            </div>
            {shopUrl !== undefined && (
              <a class="button primary" href={shopUrl} rel="noreferrer">
                {words.toShop(shop.name)}
              </a>
            )}
            <p class="quiet">
              {shopUrl === undefined ? words.codeByHand : words.codeByLink}{' '}
              <span class="until">{voice.t.bannerUntil(sayDay(reader, until, shop.timeZone))}</span>
            </p>
            <Terms reader={reader} terms={terms} />
          </div>
        </article>
        <QrCard reader={reader} link={link} title={welcome} />
      </main>
    </Layout>
  )
}

function sayWelcome(
  { words }: Reader,
  voice: Voice,
  { advocateName, gift, headline, shop }: OpenInvitation,
): string {
  if (headline !== null) return headline
  if (gift === null) {
    return advocateName === null
      ? words.recommendsSome(shop.name)
      : words.recommends(advocateName, shop.name)
  }
  const { t } = voice
  const offer = sayOffer(gift, voice, t)
  return advocateName === null ? t.welcomeSome(offer) : t.welcome(advocateName, offer)
}
