import type { OwnText } from '@goodword/widget/preview/preview-types'
import { braced, leftOut } from './text-fault.ts'
import { TextField } from './text-field.tsx'
import type { LookState } from './use-look.ts'
import type { LookWords } from './words/en.ts'

type Props = {
  readonly text: OwnText
  readonly look: LookState
  readonly t: LookWords
  readonly locale: string
  readonly pointer: string
  readonly own: string | undefined
  readonly onShow: () => void
}

/** A text of ours, and what the merchant says in its place. */
export function TextRow({ text, look, t, locale, pointer, own, onShow }: Props) {
  const missing = own === undefined ? [] : leftOut(own, text.text)
  return (
    <div class={own === undefined ? 'text-row' : 'text-row is-own'}>
      <TextField
        look={look}
        t={t}
        pointer={pointer}
        kind={{ max: 300, filled: text.filled }}
        label={
          <>
            {text.isExample && <span class="quiet small">{t.oursExample}: </span>}
            <span lang={locale} dir="auto">
              {text.text}
            </span>{' '}
            <code class="quiet text-name">{text.name}</code>
          </>
        }
        hint={hintOf(text, t)}
        placeholder={t.yours}
        lang={locale}
        rows={text.text.length > 60 ? 2 : 1}
        onFocus={onShow}
      />
      {missing.length > 0 && <p class="advice wait">{t.leftOut(braced(missing))}</p>}
      {own !== undefined && (
        <button
          type="button"
          class="plain small"
          aria-label={t.resetOf(text.text)}
          onClick={() => look.set(pointer, null)}
        >
          {t.reset}
        </button>
      )}
    </div>
  )
}

function hintOf({ filled, text }: OwnText, t: LookWords): string | undefined {
  if (filled.length > 0) return t.fills(braced(filled))
  return text.includes('#') ? t.fillsCount : undefined
}
