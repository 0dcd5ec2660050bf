import type { getWidgetBoard } from '@goodword/contract/boards'
import type { Reply } from '@goodword/contract/operation'
import type { SurfaceMessages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'

/** A board as it stands now, for one customer. */
export type Standings = Reply<typeof getWidgetBoard>

type Props = {
  readonly standings: Standings
  readonly speech: Speech<SurfaceMessages>
  readonly onShowName: (shows: boolean) => void
}

/** Who recommends most in this period, where the customer stands, and what the next place takes. */
export function Board({ standings, speech, onShowName }: Props) {
  const { t, number } = speech
  const { top, me, counting, shows_name } = standings
  const said = (amount: number) => sayAmount(amount, standings, speech)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="sheet card" tabIndex={0} aria-label={t.boardName}>
      <div class="part">
        <h2>{t.boardName}</h2>
        <p class="quiet">{sayPeriod(standings, speech)}</p>
        {me && (
          <p>
            {[
              me.rank === null ? t.boardBelow : t.boardMe(number(me.rank)),
              ...(me.to_next === null ? [] : [t.boardNext(said(me.to_next))]),
            ].join(/^(zh|ja)/.test(t.locale) ? '' : ' ')}
          </p>
        )}
      </div>
      {top.length === 0 ? (
        <p class="quiet">{t.boardEmpty}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col" class="place">
                {t.boardPlace}
              </th>
              <th scope="col">{t.boardPerson}</th>
              <th scope="col" class="figure">
                {counting === 'approved_referrals' ? t.boardCount : t.boardSpent}
              </th>
            </tr>
          </thead>
          <tbody>
            {top.map(({ rank, name, amount, is_me }, at) => (
              <tr key={at} class={is_me ? 'mine' : ''}>
                <td class="place">{number(rank)}</td>
                <td>
                  <bdi>{is_me ? t.boardYou : (name ?? t.boardHidden)}</bdi>
                </td>
                <td class="figure">{said(amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {me && (
        <label class="check">
          <input
            type="checkbox"
            checked={shows_name}
            onChange={(event) => onShowName(event.currentTarget.checked)}
          />
          {t.boardShowName}
        </label>
      )}
    </section>
  )
}

function sayAmount(
  amount: number,
  { counting, asset }: Standings,
  { number, amount: money }: Speech<SurfaceMessages>,
): string {
  return counting === 'approved_referrals' || asset === null ? number(amount) : money(amount, asset)
}

/** The days of the period, both of which count. */
function sayPeriod({ from, to }: Standings, { t, date }: Speech<SurfaceMessages>): string {
  if (from === null || to === null) return ''
  return t.boardPeriod(date(from), date(new Date(Date.parse(to) - 1).toISOString()))
}
