import type { WalletMessages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import type { Item } from './wallet-state.ts'

type Props = {
  readonly items: readonly Item[]
  readonly speech: Speech
  readonly words: WalletMessages
  readonly onItem: (item: Item) => void
}

/** What can be had for what is held, and of the rest what is still needed. */
export function ItemList({ items, speech, words, onItem }: Props) {
  if (items.length === 0) return <p class="quiet">{words.noItems}</p>
  return (
    <ul>
      {items.map((item) => (
        <li key={item.item_id} class="row item">
          <div>
            <bdi class="strong">{item.name}</bdi>
            {item.description !== null && <p class="quiet">{item.description}</p>}
            <p class="quiet">{sayPrice(item, speech, words)}</p>
          </div>
          {item.is_affordable && item.left !== 0 && (
            <button
              type="button"
              data-item={item.item_id}
              aria-label={`${words.get}: ${item.name}`}
              onClick={() => onItem(item)}
            >
              {words.get}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

function sayPrice(
  { price, asset, missing, left }: Item,
  speech: Speech,
  t: WalletMessages,
): string {
  const cost = speech.amount(price, asset)
  const said = missing > 0 ? t.missing(cost, speech.amount(price - missing, asset)) : cost
  if (left === null) return said
  return `${said} · ${left === 0 ? t.noneLeft : t.itemsLeft(speech.number(left))}`
}
