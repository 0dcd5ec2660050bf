import type { DrawMessages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'
import type { Draw, Draws } from './draw.ts'
import { DrawCheck } from './draw-check.tsx'

type Props = {
  readonly draws: Draws
  readonly speech: Speech
  readonly words: DrawMessages
  /** Where anybody finds the list of a draw. */
  readonly listOf: (draw: Draw) => string
}

/** Each draw: what is drawn and when, how many entries the customer has, and what came of them. */
export function DrawList({ draws, speech, words, listOf }: Props) {
  if (draws.length === 0) return <p class="quiet">{words.noDraws}</p>
  return (
    <ul>
      {draws.map((draw) => {
        const { outcome, prizes, entries } = draw
        const own = { draw, speech, words }
        return (
          <li key={draw.draw} class="row draw">
            <div class="line">
              <h3 class="strong">{prizes.map(speech.gift).join(' · ')}</h3>
              <span class="strong end">
                {entries > 0 ? speech.count(words.ticketsCount, entries) : words.noEntries}
              </span>
            </div>
            <p class="quiet">
              {outcome
                ? words.drawnOn(speech.date(outcome.held_at))
                : words.drawOn(speech.date(draw.at))}
              {` · ${speech.count(words.winnersCount, draw.winners_max)}`}
            </p>
            {outcome ? <Outcome {...own} outcome={outcome} /> : <Chance {...own} />}
            <DrawCheck {...own} list={listOf(draw)} />
          </li>
        )
      })}
    </ul>
  )
}

type Own = Pick<Props, 'speech' | 'words'> & { readonly draw: Draw }

function Chance({ draw, words }: Own) {
  return <p class="quiet">{draw.entries > 0 ? words.drawAlike : words.noEntriesYet}</p>
}

/** What came of it, in the words of its receipt. */
function Outcome({
  draw,
  outcome,
  speech,
  words,
}: Own & { readonly outcome: NonNullable<Draw['outcome']> }) {
  const { holder, is_won, why } = outcome
  if (holder === null) return <p class="quiet">{words.drawNone}</p>
  return (
    <div class="outcome">
      <p class={`strong state ${is_won ? 'approved' : 'expired'}`}>
        {is_won ? words.drawWon : words.drawLost}
      </p>
      {why && <p>{why.text}</p>}
      {why?.rewards.map(({ kind, amount, asset, label, text }, at) => (
        <p key={at}>
          <bdi class="strong">{label ?? speech.worth(kind, amount ?? 0, asset)}</bdi> {text}
        </p>
      ))}
      <p class="quiet">
        {words.drawTook(speech.number(draw.entries), speech.number(outcome.entries))}
      </p>
      {!is_won && <p class="quiet">{words.drawAlike}</p>}
    </div>
  )
}
