import { Cross } from '../cross.tsx'
import type { BannerMessages } from '../messages/messages.ts'
import { directionOf } from '../words/locale.ts'
import { sayOffer } from '../words/say-offer.ts'
import type { Speech } from '../words/speech.ts'
import type { Offer } from './find-offer.ts'

type Props = {
  readonly offer: Offer
  readonly speech: Speech<BannerMessages>
  readonly said: string
  readonly onCopy: () => void
  readonly onDismiss: () => void
}

/** The friend's welcome: who thought of them, what they get, the code and until when. */
export function Banner({ offer, speech, said, onCopy, onDismiss }: Props) {
  const { t } = speech
  return (
    <section
      class="card rise"
      lang={t.locale}
      dir={directionOf(t.locale)}
      aria-label={t.bannerName}
    >
      <div class="words" role="status">
        <p class="welcome strong">{offer.headline ?? sayWelcome(offer, speech)}</p>
        {offer.text !== null && <p class="text quiet">{offer.text}</p>}
      </div>
      <div class="copy">
        <input
          class="field strong"
          readOnly
          dir="ltr"
          value={offer.code}
          size={Math.max(8, offer.code.length)}
          aria-label={t.bannerCode}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" class="primary" onClick={onCopy}>
          {t.copyCode}
        </button>
      </div>
      <p class="quiet">
        {t.bannerUntil(speech.date(offer.until))}
        <span role="status">{said && ` · ${said}`}</span>
      </p>
      <button type="button" class="close" aria-label={t.dismiss} onClick={onDismiss}>
        <Cross />
      </button>
    </section>
  )
}

function sayWelcome({ advocate_name, gift }: Offer, speech: Speech<BannerMessages>): string {
  const { t } = speech
  const offer = sayOffer(gift, speech, t)
  return advocate_name === null ? t.welcomeSome(offer) : t.welcome(advocate_name, offer)
}
