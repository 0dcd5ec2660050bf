import type { StoryMessages } from '../messages/messages.ts'
import type { Session } from '../panel/session.ts'
import type { Speech } from '../words/speech.ts'

type Props = {
  readonly session: Pick<Session, 'now' | 'program' | 'rewards' | 'balances'>
  readonly speech: Speech
  readonly words: StoryMessages
  /** Nothing where nobody is known who could have entries. */
  readonly onDraws: (() => void) | undefined
}

/** The next draw for who has no entry in it: what is drawn and when, and what brings an entry. */
export function DrawNote({ session, speech, words, onDraws }: Props) {
  const { now, program, rewards, balances } = session
  const standing = rewards.filter(({ state }) => /^(held|available|issued)$/.test(state))
  const own = new Set([...standing, ...balances].map(({ asset }) => asset))
  const draw = program.draws.find(({ at, asset }) => at > now && !own.has(asset))
  if (!draw) return null
  const { prizes, at, entry } = draw
  return (
    <div class="balance draw-note">
      <div>
        <p class="strong">{words.drawPrize(prizes.map(speech.gift).join(' · '))}</p>
        <p class="quiet">{words.drawOn(speech.date(at))}</p>
        {entry && <p class="quiet">{words.drawHow(sayEntry(entry, speech))}</p>}
      </div>
      {onDraws && (
        <button type="button" data-opens="draws" onClick={onDraws}>
          {words.seeDraw}
        </button>
      )}
    </div>
  )
}

type Entry = NonNullable<Session['program']['draws'][number]['entry']>

/** Without a milestone it is for each friend. */
function sayEntry(entry: Entry, { t, gift }: Speech): string {
  return entry.milestone === null ? t.eachFriend(gift(entry)) : gift(entry)
}
