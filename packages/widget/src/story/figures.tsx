import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import { format } from '../words/format.ts'
import type { Speech } from '../words/speech.ts'

type Props = {
  readonly counts: Session['counts']
  readonly speech: Speech
  readonly words: StoryMessages
}

/** How the link has done. */
export function Figures({ counts, speech, words }: Props) {
  const figures: [string, number][] = [
    [words.clicks, counts.clicks],
    [words.joined, counts.friends],
    [words.confirmed, counts.approved],
  ]
  return (
    <dl class="figures">
      {figures.map(([name, figure]) => (
        <div key={name}>
          <dt class="quiet">{name}</dt>
          <dd class="strong">{short(figure, speech.tag)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A count in full as long as it has room, then in thousands or millions. */
function short(count: number, tag: string): string {
  const isLong = count >= 1_000_000
  const options = isLong ? ({ notation: 'compact', maximumFractionDigits: 1 } as const) : {}
  return format('NumberFormat', tag, options).format(count)
}
