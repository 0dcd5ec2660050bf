/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { encode } from 'uqr'

type Props = { readonly text: string; readonly label: string }

/** A link as a QR picture: dark on white whatever the page's colours, since some cameras read nothing else. */
export function Qr({ text, label }: Props) {
  // Four modules of margin are what scanners are promised.
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={pathOf(data)} fill="#111" />
    </svg>
  )
}

/** Each run of dark modules as one stroke of the path. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  const runs: string[] = []
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const from = x
      while (row[x + 1]) x++
      runs.push(`M${from} ${y}h${x - from + 1}v1H${from}z`)
    }
  }
  return runs.join('')
}
