import type { WalletMessages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import { BalanceList } from './balance-list.tsx'
import { HadList } from './had-list.tsx'
import { ItemList } from './item-list.tsx'
import { Statement } from './statement.tsx'
import { Tier } from './tier.tsx'
import type { Delivery, Item, Wallet } from './wallet-state.ts'

type Props = {
  readonly wallet: Wallet
  /** In what entries of draws are counted. */
  readonly entries: ReadonlySet<string>
  readonly isBusy: boolean
  readonly speech: Speech
  readonly words: WalletMessages
  readonly onItem: (item: Item) => void
  readonly onGive: () => void
  readonly onAddress: (delivery: Delivery) => void
  readonly onCopy: (code: string) => void
  readonly onMore: () => void
}

/** All of the wallet: what is held, what can be had for it, what was had, and every movement. */
export function WalletHome(props: Props) {
  const { wallet, entries, isBusy, speech, words, onItem, onGive, onAddress, onCopy, onMore } =
    props
  return (
    <>
      <BalanceList wallet={wallet} entries={entries} speech={speech} words={words} />
      {wallet.tier && <Tier tier={wallet.tier} speech={speech} words={words} />}
      {wallet.transfers.some(({ left_today }) => left_today > 0) && (
        <button type="button" class="wide" onClick={onGive}>
          {words.giveTitle}
        </button>
      )}
      <section class="part">
        <h3 class="strong">{words.shelf}</h3>
        <ItemList items={wallet.catalogue} speech={speech} words={words} onItem={onItem} />
      </section>
      <HadList
        wallet={wallet}
        speech={speech}
        words={words}
        onCopy={onCopy}
        onAddress={onAddress}
      />
      <Statement
        statement={wallet.statement}
        entries={entries}
        isBusy={isBusy}
        speech={speech}
        words={words}
        onMore={onMore}
      />
    </>
  )
}
