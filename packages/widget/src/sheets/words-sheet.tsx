import type { SharingMessages } from '../messages/messages.ts'
import { SheetHead } from './sheet-head.tsx'

type Props = {
  readonly text: string
  readonly title: string
  readonly words: SharingMessages
  readonly onText: (text: string) => void
  readonly onBack: () => void
}

const TEXT_MAX = 500

/** What goes with the link, in the customer's own words. */
export function WordsSheet({ text, title, words, onText, onBack }: Props) {
  return (
    <div class="part near">
      <SheetHead title={title} words={words} onBack={onBack} />
      <textarea
        class="field area"
        rows={4}
        maxLength={TEXT_MAX}
        aria-label={title}
        aria-describedby="follows"
        value={text}
        dir="auto"
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <p id="follows" class="quiet">
        {words.linkFollows}
      </p>
    </div>
  )
}
