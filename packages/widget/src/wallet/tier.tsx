import type { WalletMessages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import type { Wallet } from './wallet-state.ts'

type Props = {
  readonly tier: NonNullable<Wallet['tier']>
  readonly speech: Speech
  readonly words: WalletMessages
}

/** The membership tier, and how far it is to the next one. */
export function Tier({ tier: { name, from, growth, next }, speech, words }: Props) {
  const has = speech.count(words.growthCount, growth)
  const said = next
    ? words.tierNext(speech.count(words.growthCount, next.missing), next.name)
    : words.tierTop
  // The way from the beginning of this tier to that of the next.
  const way = next ? next.from - from : 1
  const gone = next ? Math.max(0, growth - from) : 1
  return (
    <section class="part tier" aria-label={words.tierTitle}>
      <div class="line">
        <div>
          <h3 class="quiet">{words.tierTitle}</h3>
          <bdi class="strong">{name ?? words.noTier}</bdi>
        </div>
        <span class="end quiet">{has}</span>
      </div>
      <div
        class="bar"
        role="progressbar"
        aria-label={words.tierTitle}
        aria-valuemax={way}
        aria-valuenow={Math.min(gone, way)}
        aria-valuetext={said}
      >
        <div
          class="bar-fill"
          style={{ width: `${Math.floor((Math.min(gone, way) / way) * 100)}%` }}
        />
      </div>
      <p class="quiet">{said}</p>
    </section>
  )
}
