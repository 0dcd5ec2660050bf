/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { HostedProgram } from '@goodword/service/hosted/get-hosted-program'
import { composeHeadline } from '@goodword/widget/words/headline'
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
  const { shop, program, link, publishableKey } = hosted
  const { words } = reader
  const voice = voiceFor(reader, program, program.now)
  const headline = composeHeadline(program, voice)
  const friend = program.friend_gift && voice.offer(program.friend_gift)
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
  const widget = (
    <script
      src="/goodword.js"
      defer
      data-workspace={publishableKey}
      data-program={program.id}
      data-locale={reader.tag}
    />
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
      <main class="columns">
        <div class="telling">
          <Picture url={shop.pictureUrl} />
          <h1 dir="auto">{headline}</h1>
          <section aria-labelledby="how">
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
          </section>
          <Terms reader={reader} terms={program.terms} faq={program.faq} />
        </div>
        <div class="doing">
          <goodword-panel />
          <QrCard reader={reader} link={link} title={headline} />
        </div>
      </main>
    </Layout>
  )
}
