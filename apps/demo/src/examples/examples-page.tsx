/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { ProgramDraft } from '@goodword/domain/programs/document'
import { raw } from 'hono/html'
import { DemoHead, DemoPage } from '../demo-page.tsx'
import type { Lang } from '../shop/lang.ts'
import { exampleWords, type Surface } from './words.ts'

type Props = {
  readonly lang: Lang
  readonly baseUrl: string
  readonly publishableKey: string
  /** Alice's, signed. */
  readonly identity: string
  /** What the previews show. */
  readonly draft: ProgramDraft
}

const surfaces: readonly {
  readonly name: Surface
  readonly isLive: boolean
  readonly more: string
}[] = [
  { name: 'panel', isLive: true, more: '' },
  { name: 'progress', isLive: false, more: '' },
  { name: 'prompt', isLive: false, more: ' data-order="A1"' },
  { name: 'board', isLive: false, more: ' board="month"' },
  { name: 'terms', isLive: true, more: '' },
]

/** Each place of the widget with its code, and a playground for its theme. */
export function ExamplesPage({ lang, baseUrl, publishableKey, identity, draft }: Props) {
  const t = exampleWords(lang)
  const tag = `<script async src="${baseUrl}/goodword.js"\n  data-workspace="${publishableKey}"\n  data-identity="…" data-position="button"></script>`
  const calls = `(window.goodword ??= []).push(\n  ['on', 'shared', ({ channel }) => console.log(channel)],\n  ['open'],\n)`
  const frameworks = `import { GoodwordPanel } from '@goodword/elements/react'\n\n<GoodwordPanel identity={jwt} locale="${lang}" />\n\nimport { GoodwordPanel } from '@goodword/elements/vue'\n\n<GoodwordPanel :identity="jwt" locale="${lang}" />`
  return (
    <DemoPage
      lang={lang}
      title={`Goodword · ${t.title}`}
      head={
        <>
          <link rel="stylesheet" href="/examples/files/examples.css" />
          <script type="module" src="/examples/files/examples.js" />
          <script
            src="/goodword.js"
            defer
            data-workspace={publishableKey}
            data-identity={identity}
            data-locale={lang}
            data-position="button"
          />
        </>
      }
      data={{ 'data-copied': t.copied, 'data-locale': lang }}
    >
      <div class="start">
        <DemoHead lang={lang} path="/examples" other={t.other} />
        <main class="examples">
          <div>
            <h1>{t.title}</h1>
            <p class="lead">{t.lead}</p>
          </div>
          <section aria-labelledby="calls">
            <h2 id="calls">{t.buttonTitle}</h2>
            <p>{t.buttonText}</p>
            <button type="button" class="button" data-open>
              {t.openDialog}
            </button>
            <Code code={tag} label={t.copy} name={t.buttonTitle} />
            <Code code={calls} label={t.copy} name="JavaScript" />
          </section>
          {surfaces.map(({ name, isLive, more }) => {
            const [title, text] = t.surfaces[name]
            return (
              <section aria-labelledby={name}>
                <h2 id={name}>{title}</h2>
                <p>{text}</p>
                <p class="example-note">{isLive ? t.live : t.sample}</p>
                {isLive ? (
                  raw(`<goodword-${name}></goodword-${name}>`)
                ) : (
                  <div data-preview={name} />
                )}
                <Code
                  code={`<goodword-${name}${more}></goodword-${name}>`}
                  label={t.copy}
                  name={title}
                />
              </section>
            )
          })}
          <section aria-labelledby="play">
            <h2 id="play">{t.playTitle}</h2>
            <p>{t.playText}</p>
            <form class="play">
              <Choice
                name="surface"
                label={t.place}
                options={[
                  ...surfaces.map(({ name }) => [name, t.surfaces[name][0]] as const),
                  ...Object.entries(t.floating),
                ]}
              />
              <Choice
                name="state"
                label={t.state}
                options={Object.entries(t.states)}
                chosen="full"
              />
              <Choice name="locale" label={t.language} options={languages} chosen={lang} />
              <Choice name="scheme" label={t.scheme} options={Object.entries(t.schemes)} />
              <label>
                {t.accent}
                <input type="color" name="accent" value="#7a4a9e" />
              </label>
              <label>
                {t.radius}
                <input type="range" name="radius" min="0" max="28" value="16" />
              </label>
            </form>
            <div data-play />
            <Code code="" label={t.copy} name={t.playTitle} isPlay />
          </section>
          <section aria-labelledby="frameworks">
            <h2 id="frameworks">{t.frameworks}</h2>
            <p>{t.frameworksText}</p>
            <Code code={frameworks} label={t.copy} name={t.frameworks} />
          </section>
        </main>
      </div>
      <script type="application/json" id="draft">
        {raw(JSON.stringify(draft).replaceAll('<', '\\u003c'))}
      </script>
    </DemoPage>
  )
}

const languages: readonly (readonly [string, string])[] = [
  ['en', 'English'],
  ['zh', '中文'],
  ['ja', '日本語'],
  ['de', 'Deutsch'],
  ['es', 'Español'],
  ['ar', 'العربية'],
]

type CodeProps = {
  readonly code: string
  readonly label: string
  readonly name: string
  readonly isPlay?: boolean
}

/** Code with a button that copies it. */
function Code({ code, label, name, isPlay = false }: CodeProps) {
  return (
    <div class="code">
      <section class="json" tabindex={0} aria-label={`${name}: <>`}>
        <pre data-code={isPlay ? 'play' : ''}>{code}</pre>
      </section>
      <button type="button" class="button quiet" data-copy aria-label={`${label}: ${name}`}>
        {label}
      </button>
    </div>
  )
}

type ChoiceProps = {
  readonly name: string
  readonly label: string
  readonly options: readonly (readonly [string, string])[]
  readonly chosen?: string
}

function Choice({ name, label, options, chosen }: ChoiceProps) {
  return (
    <label>
      {label}
      <select name={name}>
        {options.map(([value, text]) => (
          <option value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
