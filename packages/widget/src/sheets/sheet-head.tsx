import type { SharingMessages } from '../messages/messages.ts'

type Props = {
  readonly title: string
  readonly words: SharingMessages
  readonly onBack: () => void
}

/** What has opened in the place of the link, and the way back. */
export function SheetHead({ title, words, onBack }: Props) {
  return (
    <div class="sheet-head">
      <h3 class="strong" tabIndex={-1}>
        {title}
      </h3>
      <button type="button" class="back" onClick={onBack}>
        {words.back}
      </button>
    </div>
  )
}
