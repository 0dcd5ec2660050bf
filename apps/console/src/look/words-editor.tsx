import type { OwnText } from '@goodword/widget/preview/preview-types'
import { useState } from 'preact/hooks'
import type { Loaded } from '../use-loaded.ts'
import { pointerTo, valueAt } from './edits.ts'
import { findTexts } from './find-texts.ts'
import { TextRow } from './text-row.tsx'
import type { LookState } from './use-look.ts'
import type { LookWords } from './words/en.ts'

type Props = {
  readonly look: LookState
  readonly t: LookWords
  /** Every text in the language that is edited. */
  readonly texts: Loaded<readonly OwnText[]>
  readonly locale: string
  readonly onShow: (text: OwnText) => void
}

const shownAtOnce = 30

/** Every text of the widget in one language, to be said otherwise. */
export function WordsEditor({ look, t, texts, locale, onShow }: Props) {
  const [sought, setSought] = useState('')
  const [onlyOwn, setOnlyOwn] = useState(false)
  const [shownMax, setShownMax] = useState(shownAtOnce)
  if (texts.kind === 'loading')
    return <div class="skeleton-rows" role="status" aria-label={t.search} />
  if (texts.kind === 'failed') {
    return (
      <div class="notice" role="alert">
        <p>{t.textsFailed}</p>
      </div>
    )
  }

  const pointerOf = ({ name }: OwnText) => pointerTo('wording', locale, 'messages', name)
  const ownOf = (text: OwnText) => {
    const own = valueAt(look.document, pointerOf(text))
    return typeof own === 'string' ? own : undefined
  }
  const found = findTexts(texts.value, {
    sought,
    onlyOwn,
    order: Object.keys(t.parts),
    ownOf,
  })
  const seek = (text: string) => {
    setSought(text)
    setShownMax(shownAtOnce)
  }
  return (
    <>
      <p class="quiet">{t.wordsIntro}</p>
      <div class="field">
        <label for="search">{t.search}</label>
        <input
          id="search"
          type="search"
          value={sought}
          aria-describedby="search-hint"
          autocomplete="off"
          onInput={(event) => seek(event.currentTarget.value)}
        />
        <p id="search-hint" class="quiet small">
          {t.searchHint}
        </p>
        <label class="check">
          <input
            type="checkbox"
            checked={onlyOwn}
            onChange={(event) => setOnlyOwn(event.currentTarget.checked)}
          />
          {t.onlyOwn}
        </label>
      </div>
      <p class="small quiet" role="status">
        {t.found(found.length)}
      </p>
      {found.length === 0 && (
        <p class="empty">{onlyOwn && sought === '' ? t.noneOwn : t.noneFound}</p>
      )}
      <ul class="texts">
        {found.slice(0, shownMax).map((text, at) => (
          <li key={text.name}>
            {text.part !== found[at - 1]?.part && <h3 class="texts-part">{t.parts[text.part]}</h3>}
            <TextRow
              text={text}
              look={look}
              t={t}
              locale={locale}
              pointer={pointerOf(text)}
              own={ownOf(text)}
              onShow={() => onShow(text)}
            />
          </li>
        ))}
      </ul>
      {found.length > shownMax && (
        <button
          type="button"
          class="button quiet-button"
          onClick={() => setShownMax(shownMax + shownAtOnce)}
        >
          {t.showMore(Math.min(shownAtOnce, found.length - shownMax))}
        </button>
      )}
    </>
  )
}
