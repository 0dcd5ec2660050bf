/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { DemoHead, DemoPage } from '../demo-page.tsx'
import type { Lang } from '../shop/lang.ts'
import { startWords } from './words.ts'

type Props = {
  readonly lang: Lang
  readonly baseUrl: string
  readonly publishableKey: string
  readonly consoleLink: string
  /** The page of its program that is hosted for the shop. */
  readonly programLink: string
  /** Where Alice's link leads, once she has one. */
  readonly aliceLink: string | undefined
}

/** The first page: the story in three steps, and the way to everything else. */
export function StartPage({
  lang,
  baseUrl,
  publishableKey,
  consoleLink,
  programLink,
  aliceLink,
}: Props) {
  const t = startWords(lang)
  const [alice, bens, later] = t.steps
  const ben = bens && aliceLink ? { ...bens, action: t.openLink } : bens
  const places = [
    { href: consoleLink, title: t.console, text: t.consoleText },
    { href: '/examples', title: t.examples, text: t.examplesText },
    { href: programLink, title: t.program, text: t.programText },
    { href: '/mail', title: t.mail, text: t.mailText },
    { href: '/docs', title: t.docs, text: t.docsText },
    { href: '/openapi.json', title: t.openapi, text: t.openapiText },
    { href: '/readyz', title: t.health, text: t.healthText },
  ]
  return (
    <DemoPage
      lang={lang}
      title={`Goodword · ${t.title}`}
      head={<meta name="description" content={t.lead} />}
    >
      <div class="start">
        <DemoHead lang={lang} path="/" other={t.other} />
        <main>
          <section class="opening">
            <div>
              <h1>{t.title}</h1>
              <p class="lead">{t.lead}</p>
            </div>
            <Picture />
          </section>
          <section aria-labelledby="story">
            <h2 id="story">{t.storyTitle}</h2>
            <ol class="steps">
              <Step step={alice} href="/shop?as=alice" isPrimary newWindow={t.newWindow} />
              <Step step={ben} href={aliceLink ?? '/shop?as=ben'} newWindow={t.newWindow} />
              <Step step={later} href="/shop/account?as=alice" newWindow={t.newWindow} />
            </ol>
          </section>
          <section aria-labelledby="places">
            <h2 id="places">{t.placesTitle}</h2>
            <ul class="places">
              {places.map(({ href, title, text }) => (
                <li>
                  <a class="place" href={href}>
                    <strong>{title}</strong>
                    <span>{text}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
          <section class="tag" aria-labelledby="tag">
            <div>
              <h2 id="tag">{t.tagTitle}</h2>
              <p>{t.tagText}</p>
            </div>
            <section class="json" tabindex={0} aria-label="HTML">
              <pre>
                {`<script src="${baseUrl}/goodword.js"\n  data-workspace="${publishableKey}"\n  data-identity="…" async></script>`}
              </pre>
            </section>
          </section>
        </main>
        <footer class="start-foot">{t.footer}</footer>
      </div>
    </DemoPage>
  )
}

type StepProps = {
  readonly step: ReturnType<typeof startWords>['steps'][number] | undefined
  readonly href: string
  readonly isPrimary?: boolean
  readonly newWindow: string
}

function Step({ step, href, isPrimary = false, newWindow }: StepProps) {
  if (!step) return null
  return (
    <li class="step">
      <h3>{step.title}</h3>
      <p>{step.text}</p>
      <a
        class={isPrimary ? 'button' : 'button quiet'}
        href={href}
        target="_blank"
        rel="noopener"
        aria-label={`${step.action}, ${newWindow}`}
      >
        {step.action}
      </a>
    </li>
  )
}

/** Two speech bubbles over one small gift. */
function Picture() {
  return (
    <svg class="picture" viewBox="0 0 360 260" aria-hidden="true">
      <circle class="p-sun" cx="188" cy="132" r="112" />
      <path
        class="p-one"
        d="M58 46h118a22 22 0 0 1 22 22v44a22 22 0 0 1-22 22h-66l-34 28v-28H58a22 22 0 0 1-22-22V68a22 22 0 0 1 22-22z"
      />
      <path
        class="p-two"
        d="M214 92h88a22 22 0 0 1 22 22v42a22 22 0 0 1-22 22h-10v26l-32-26h-46a22 22 0 0 1-22-22v-42a22 22 0 0 1 22-22z"
      />
      <path
        class="p-heart"
        d="M117 112c-18-10-26-19-26-30a14 14 0 0 1 26-7 14 14 0 0 1 26 7c0 11-8 20-26 30z"
      />
      <path class="p-line" d="M222 124h70M222 146h44" />
      <rect class="p-box" x="136" y="186" width="64" height="46" rx="6" />
      <rect class="p-lid" x="130" y="174" width="76" height="20" rx="6" />
      <path class="p-ribbon" d="M168 174v58" />
      <path class="p-bow" d="M168 174c-20 2-30-6-26-16s22-4 26 16c4-20 22-26 26-16s-6 18-26 16z" />
    </svg>
  )
}
