import { useEffect, useState } from 'preact/hooks'
import { Console } from './console.tsx'
import { forgetKey, keepKey, takeKey } from './key.ts'
import { readRoute } from './route.ts'
import { SignIn } from './sign-in.tsx'
import { keepLang, readLang, speak } from './words/speech.ts'

/** The whole console: a key is asked for, or its workspace is shown. */
export function App() {
  const [key, setKey] = useState(takeKey)
  const [lang, setLang] = useState(readLang)
  const [route, setRoute] = useState(() => readRoute(location.hash))
  const speech = speak(lang)
  const { t } = speech

  useEffect(() => {
    const follow = () => {
      // A link with a key may also be opened in a tab that shows the console already.
      setKey(takeKey())
      setRoute(readRoute(location.hash))
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  useEffect(() => {
    document.documentElement.lang = t.locale
  }, [t])

  const leave = () => {
    forgetKey()
    setKey(undefined)
  }
  return (
    <>
      <header class="head">
        <a class="wordmark" href="#/">
          <img src="/console/icon.svg" alt="" width="28" height="28" />
          Goodword
        </a>
        <div class="head-actions">
          <button
            type="button"
            class="plain"
            lang={lang === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => {
              const other = lang === 'zh' ? 'en' : 'zh'
              keepLang(other)
              setLang(other)
            }}
          >
            {t.otherLanguage}
          </button>
          {key !== undefined && (
            <button type="button" class="plain" onClick={leave}>
              {t.leave}
            </button>
          )}
        </div>
      </header>
      {key === undefined ? (
        <main>
          <SignIn
            speech={speech}
            onKey={(given) => {
              keepKey(given)
              setKey(given)
            }}
          />
        </main>
      ) : (
        <Console secretKey={key} route={route} speech={speech} onLeave={leave} />
      )}
    </>
  )
}
