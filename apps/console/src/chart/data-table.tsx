type Props = {
  /** What it is a table of. */
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** How many of the first columns are words; all others are numbers, and stand at their end. */
  readonly wordColumns: number
}

/** The numbers of a chart as they are. It scrolls by itself where it is too wide. */
export function DataTable({ caption, head, rows, wordColumns }: Props) {
  const endOf = (at: number) => (at < wordColumns ? undefined : 'end')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="data-table" aria-label={caption} tabIndex={0}>
      <table>
        <thead class="data-head">
          <tr>
            {head.map((name, at) => (
              <th key={name} scope="col" class={endOf(at)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.slice(0, wordColumns).join(' ')}>
              {row.map((text, at) =>
                at === 0 ? (
                  <th key={head[at]} scope="row">
                    {text}
                  </th>
                ) : (
                  <td key={head[at]} class={endOf(at)}>
                    {text}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
