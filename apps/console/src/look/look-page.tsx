import './look-page.css'
import { useEffect, useState } from 'preact/hooks'
import { Failure } from '../failure.tsx'
import { BackLink, WaitingCard } from '../inner-page.tsx'
import type { PageProps } from '../page-props.ts'
import type { LookTab } from '../route.ts'
import { type Loaded, useLoaded } from '../use-loaded.ts'
import { useTitle } from '../use-title.ts'
import { Changes } from './changes.tsx'
import { type Look, loadLook } from './load-look.ts'
import { MessageEditor } from './message-editor.tsx'
import { PreviewPane, type Shown } from './preview-pane.tsx'
import type { Review } from './review-draft.ts'
import { SaveBar } from './save-bar.tsx'
import { ThemeEditor } from './theme-editor.tsx'
import { type LookState, useLook } from './use-look.ts'
import { bringTexts } from './use-preview.ts'
import { VersionList } from './version-list.tsx'
import { whereShown } from './where-shown.ts'
import { lookWords } from './words/look-words.ts'
import { WordsEditor } from './words-editor.tsx'

type Props = PageProps & { readonly programId: string; readonly tab: LookTab }

/** Where a merchant gives the widget their look and their words, and sees it as it will be. */
export default function LookPage({ goodword, programId, tab, speech, onLeave }: Props) {
  const t = lookWords(speech.lang)
  useTitle(`${t.title} · Goodword`)
  const [loaded, reload] = useLoaded(programId, (signal) => loadLook(goodword, programId, signal))
  return (
    <main class="wide">
      <BackLink speech={speech} />
      {loaded.kind === 'loading' && (
        <>
          <h1>{t.title}</h1>
          <WaitingCard speech={speech} />
        </>
      )}
      {loaded.kind === 'failed' && (
        <>
          <h1>{t.title}</h1>
          <Failure code={loaded.code} speech={speech} onRetry={reload} onLeave={onLeave} />
        </>
      )}
      {loaded.kind === 'ready' && (
        <Editor goodword={goodword} loaded={loaded.value} tab={tab} speech={speech} />
      )}
    </main>
  )
}

type EditorProps = Pick<Props, 'goodword' | 'tab' | 'speech'> & { readonly loaded: Look }

function Editor({ goodword, loaded, tab, speech }: EditorProps) {
  const t = lookWords(speech.lang)
  const look = useLook(goodword, loaded, speech.lang)
  const [shown, setShown] = useState<Shown>(() => ({
    surface: 'panel',
    state: 'full',
    locale: speech.lang,
    scheme: 'light',
    width: matchMedia('(max-width: 640px)').matches ? '360' : '768',
  }))
  const [texts] = useLoaded(shown.locale, () => bringTexts(shown.locale))
  const [review, compareAgain] = useLoaded('review', async () => {
    const { reviewDraft } = await import('./review-draft.ts')
    return reviewDraft(look.look.live, look.document, speech.lang)
  })
  useEffect(compareAgain, [look.look, look.edits])

  const { program } = look.look
  const show = (at: Partial<Shown>) => setShown((before) => ({ ...before, ...at }))
  return (
    <>
      <header class="look-head">
        <h1>{t.title}</h1>
        <p class="quiet">
          <strong>{program.slug}</strong> ·{' '}
          {program.live_version === null ? t.notLive : t.live(program.live_version)}
          {program.draft !== null && program.live_version !== null && `, ${t.draftWaits}`}
        </p>
      </header>
      <div class="look">
        <div class="card look-editor">
          <h2 class="hidden">{t.tabs[tab]}</h2>
          <Tabs programId={program.id} tab={tab} count={countOf(review)} t={t} />
          {tab === 'look' && <ThemeEditor look={look} t={t} />}
          {tab === 'words' && (
            <WordsEditor
              look={look}
              t={t}
              texts={texts}
              locale={shown.locale}
              onShow={(text) => show(whereShown(text))}
            />
          )}
          {tab === 'message' && (
            <MessageEditor
              look={look}
              t={t}
              locale={shown.locale}
              texts={texts.kind === 'ready' ? texts.value : []}
              onShow={show}
            />
          )}
          {tab === 'changes' && (
            <>
              <Changes look={look} t={t} review={review} speech={speech} />
              {program.live_version !== null && (
                <VersionList goodword={goodword} look={look} speech={speech} t={t} />
              )}
            </>
          )}
        </div>
        <PreviewPane
          document={look.document}
          shown={shown}
          locales={localesOf(look)}
          t={t}
          onShow={setShown}
        />
      </div>
      <SaveBar look={look} tab={tab} review={review} t={t} />
    </>
  )
}

function countOf(review: Loaded<Review>): number {
  return review.kind === 'ready' ? review.value.changes.length : 0
}

const spoken = ['en', 'zh', 'ja', 'de', 'es', 'ar']

/** The languages that we speak, and those in which the merchant has written. */
function localesOf({ document }: LookState): readonly string[] {
  const { wording } = document
  const own = typeof wording === 'object' && wording !== null ? Object.keys(wording) : []
  return [...new Set([...spoken, ...own])]
}

type TabsProps = {
  readonly programId: string
  readonly tab: LookTab
  /** How many places change. */
  readonly count: number
  readonly t: ReturnType<typeof lookWords>
}

/** Addresses of their own, so that going back goes back. */
function Tabs({ programId, tab, count, t }: TabsProps) {
  const base = `#/programs/${programId}/look`
  return (
    <nav class="tabs" aria-label={t.tabsName}>
      {(['look', 'words', 'message', 'changes'] as const).map((name) => (
        <a
          key={name}
          href={name === 'look' ? base : `${base}/${name}`}
          aria-current={name === tab ? 'page' : undefined}
        >
          {t.tabs[name]}
          {name === 'changes' && count > 0 && <span class="count">{count}</span>}
        </a>
      ))}
    </nav>
  )
}
