import type { SurfaceMessages } from '../messages/messages.ts'
import type { Speech } from '../words/speech.ts'

/** A board as it stands now. `name` is null for somebody who did not agree to be named. */
export type Standings = {
  readonly starts_at: string
  readonly ends_at: string
  readonly rows: readonly {
    readonly place: number
    readonly name: string | null
    readonly count: number
    readonly is_me: boolean
  }[]
  readonly prizes: readonly {
    readonly from: number
    readonly to: number
    readonly value: string
  }[]
}

type Props = { readonly standings: Standings; readonly speech: Speech<SurfaceMessages> }

/** Who recommends most in this period, what it brings, and where the customer stands. */
export function Board({ standings, speech }: Props) {
  const { t, date, number } = speech
  const { rows, prizes, starts_at, ends_at } = standings
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="sheet card" tabIndex={0} aria-label={t.boardName}>
      <div class="part">
        <h2>{t.boardName}</h2>
        <p class="quiet">{t.boardPeriod(date(starts_at), date(ends_at))}</p>
        {prizes.map(({ from, to, value }) => (
          <p key={from} class="quiet">
            {t.boardPrize(from === to ? number(from) : `${number(from)}–${number(to)}`, value)}
          </p>
        ))}
      </div>
      {rows.length === 0 ? (
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
                {t.boardCount}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ place, name, count, is_me }, at) => (
              <tr key={at} class={is_me ? 'mine' : ''}>
                <td class="place">{number(place)}</td>
                <td>
                  <bdi>{is_me ? t.boardYou : (name ?? t.boardHidden)}</bdi>
                </td>
                <td class="figure">{number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
