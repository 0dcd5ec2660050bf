import { textIn, wordingIn } from '@goodword/domain/programs/describe-program'
import { ProgramDocument } from '@goodword/domain/programs/document'
import { shareTextsIn } from '@goodword/domain/programs/own-words'
import { channelsFor } from '@goodword/domain/programs/usual-channels'
import type { OwnText } from '@goodword/widget/preview/preview-types'
import * as v from 'valibot'
import { pointerTo, valueAt } from './edits.ts'
import { TextField } from './text-field.tsx'
import type { LookState } from './use-look.ts'
import type { Shown } from './where-shown.ts'
import type { LookWords } from './words/en.ts'

type Props = {
  readonly look: LookState
  readonly t: LookWords
  readonly locale: string
  /** Every text in this language; empty until they are there. */
  readonly texts: readonly OwnText[]
  readonly onShow: (shown: Shown) => void
}

/** What the program is called, what is said first, and what goes with the link on each channel. */
export function MessageEditor({ look, t, locale, texts, onShow }: Props) {
  const wording = (key: string) => pointerTo('wording', locale, key)
  const given = { look, t, lang: locale }
  const onPanel = () => onShow({ surface: 'panel', state: 'full' })
  const onBanner = () => onShow({ surface: 'banner', state: 'full' })
  const spoken = spokenIn(look, locale)
  const ours = (name: string) => texts.find((text) => text.name === name)?.text
  return (
    <>
      <p class="quiet">{t.messageIntro}</p>
      <TextField
        {...given}
        pointer={pointerTo('name', locale)}
        kind={{ max: 120 }}
        label={t.name}
        placeholder={spoken.name}
      />
      <TextField
        {...given}
        pointer={wording('headline')}
        kind={{ max: 120 }}
        label={t.headline}
        hint={t.headlineHint}
        placeholder={spoken.headline ?? ours('giveGet')}
        onFocus={onPanel}
      />
      <TextField
        {...given}
        pointer={wording('friend_headline')}
        kind={{ max: 120 }}
        label={t.friendHeadline}
        hint={t.friendHeadlineHint}
        placeholder={spoken.friend_headline ?? ours('welcome')}
        onFocus={onBanner}
      />
      <TextField
        {...given}
        pointer={wording('friend_text')}
        kind={{ max: 500, isLong: true }}
        label={t.friendText}
        placeholder={spoken.friend_text}
        rows={2}
        onFocus={onBanner}
      />
      <TextField
        {...given}
        pointer={wording('share_text')}
        kind={{ max: 500, isLong: true }}
        label={t.shareText}
        hint={t.shareTextHint}
        placeholder={spoken.share_text ?? ours('shareText')}
        rows={3}
        onFocus={onPanel}
      />
      <h3>{t.channelsTitle}</h3>
      <p class="quiet small">{t.channelsHint}</p>
      {spoken.channels.map((channel) => {
        const pointer = pointerTo('wording', locale, 'share_texts', channel)
        const own = valueAt(look.document, pointer)
        return (
          <div key={channel} class="field-group">
            <TextField
              {...given}
              pointer={pointer}
              kind={{ max: 500, isLong: true }}
              label={t.channels[channel]}
              placeholder={spoken.texts[channel] ?? spoken.share_text ?? ours('shareText')}
              rows={2}
            />
            {typeof own === 'string' && (
              <p class="as-sent">
                <span class="quiet small">{t.asSent}</span>
                <bdi lang={locale}>{own}</bdi>
                <span>https://shop.example/r/shop/K7CM3XWD9RTC?c={channel}</span>
              </p>
            )}
          </div>
        )
      })}
      <TextField
        {...given}
        pointer={pointerTo('terms', locale)}
        kind={{ max: 20_000, isLong: true }}
        label={t.terms}
        hint={t.termsHint}
        rows={6}
        onFocus={() => onShow({ surface: 'terms', state: 'full' })}
      />
    </>
  )
}

const { name: nameSchema, wording: wordingSchema, sharing: sharingSchema } = ProgramDocument.entries

/** What customers hear in a language until something is written in it. A draft may be anything: what does not fit says nothing. */
function spokenIn({ document }: LookState, locale: string) {
  const name = v.parse(v.fallback(nameSchema, {}), document.name)
  const wording = v.parse(v.fallback(wordingSchema, {}), document.wording)
  const sharing = v.parse(v.fallback(sharingSchema, undefined), document.sharing)
  const words = wordingIn({ wording }, locale)
  return {
    friend_headline: words.friend_headline ?? undefined,
    friend_text: words.friend_text ?? undefined,
    headline: words.headline ?? undefined,
    share_text: words.share_text ?? undefined,
    name: textIn(name, locale) ?? undefined,
    texts: shareTextsIn({ wording }, locale),
    channels: channelsFor({ sharing }, locale),
  }
}
