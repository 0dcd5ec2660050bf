/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { HostedProgram } from '@goodword/service/hosted/get-hosted-program'
import type { Shop } from '@goodword/service/hosted/shop'
import { composeHeadline } from '@goodword/widget/words/headline'
import { sayOffer } from '@goodword/widget/words/say-offer'
import { Layout } from './layout.tsx'
import { Picture, QrCard, Terms } from './pieces.tsx'
import { type Reader, voiceFor } from './reader.ts'

type Props = {
  readonly reader: Reader
  readonly hosted: Extract<HostedProgram, { kind: 'open' }>
  readonly path: string
}

/** A program's own page: what both get, how it works, the panel, and a card to print. */
export function ProgramPage({ reader, hosted, path }: Props) {
  const { shop, program, link, publishableKey, isInstant } = hosted
  const { words } = reader
  const voice = voiceFor(reader, program, program.now)
  const headline = composeHeadline(program, voice)
  const friend = program.friend_gift && sayOffer(program.friend_gift, voice, voice.t)
  const advocate = program.advocate_gift && voice.gift(program.advocate_gift)
  const steps = [
    { title: words.shareTitle, text: words.shareText },
    { title: words.friendTitle, text: friend ? words.friendText(friend) : words.friendTextPlain },
    {
      title: words.rewardTitle,
      text: advocate ? words.rewardText(advocate) : words.rewardTextPlain,
    },
  ]
  const head = {
    title: `${headline} · ${shop.name}`,
    description: `${words.describe(shop.name)} ${program.name}`,
    canonical: link,
    isIndexed: true,
  }
  // Without instant mode a page of ours knows nobody: the shop, which does, has the panel.
  const widget = isInstant && (
    <>
      <script src="/hosted/known.js" />
      <script
        src="/goodword.js"
        defer
        data-workspace={publishableKey}
        data-program={program.id}
        data-locale={reader.tag}
        data-instant=""
      />
    </>
  )
  return (
    <Layout
      reader={reader}
      shop={shop}
      theme={program.theme}
      head={head}
      path={path}
      scripts={widget}
    >
      <main class="columns program">
        <div class="telling intro">
          <Picture url={shop.pictureUrl} />
          {/* What both get stands in the panel already. */}
          <h1 dir="auto">{isInstant ? titleOf(words.describe(shop.name)) : headline}</h1>
        </div>
        <div class="doing">
          {isInstant ? (
            <goodword-panel />
          ) : (
            <HowItWorks reader={reader} steps={steps} shop={shop} />
          )}
        </div>
        <div class="telling rest">
          <Terms reader={reader} terms={program.terms} faq={program.faq} />
          <QrCard reader={reader} link={link} title={headline} />
        </div>
      </main>
    </Layout>
  )
}

/** A sentence as a title. */
function titleOf(sentence: string): string {
  return sentence.replace(/[.。]$/, '')
}

type HowProps = {
  readonly reader: Reader
  readonly steps: readonly { readonly title: string; readonly text: string }[]
  readonly shop: Shop
}

/** How it works, and the way to the shop, which knows its customers: what the panel says where it stands here. */
function HowItWorks({ reader: { words }, steps, shop }: HowProps) {
  return (
    <section class="card inside" aria-labelledby="how">
      <h2 id="how">{words.howTitle}</h2>
      <ol class="steps">
        {steps.map(({ title, text }) => (
          <li>
            <h3>{title}</h3>
            <p class="quiet" dir="auto">
              {text}
            </p>
          </li>
        ))}
      </ol>
      {shop.url !== undefined && (
        <a class="button primary" href={shop.url}>
          {words.toShop(shop.name)}
        </a>
      )}
    </section>
  )
}
