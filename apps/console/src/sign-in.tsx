import { useState } from 'preact/hooks'
import { isSecretKey } from './key.ts'
import type { Speech } from './words/speech.ts'

type Props = { readonly speech: Speech; readonly onKey: (key: string) => void }

/** Asks for a secret key. */
export function SignIn({ speech: { t }, onKey }: Props) {
  const [isWrong, setWrong] = useState(false)
  return (
    <form
      class="sign-in"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const key = String(new FormData(event.currentTarget).get('key')).trim()
        setWrong(!isSecretKey(key))
        if (isSecretKey(key)) onKey(key)
      }}
    >
      <h1>{t.signInTitle}</h1>
      <p class="quiet">{t.signInText}</p>
      <label for="key">{t.keyLabel}</label>
      <input
        id="key"
        name="key"
        type="password"
        autocomplete="off"
        spellcheck={false}
        aria-invalid={isWrong}
        aria-describedby="key-hint"
      />
      <p
        id="key-hint"
        class={isWrong ? 'wrong' : 'quiet small'}
        role={isWrong ? 'alert' : undefined}
      >
        {isWrong ? t.keyShape : t.keyHint}
      </p>
      <button type="submit" class="button">
        {t.open}
      </button>
    </form>
  )
}
