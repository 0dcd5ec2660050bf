import './chart.css'
import { bound } from './bound.ts'
import { useWidth } from './use-width.ts'

type Point = { readonly day: string; readonly value: number }

type Props = {
  readonly trial: readonly Point[]
  readonly live: readonly Point[]
  /** The last day of the stretch, to which what stood still stands. */
  readonly until: string
  readonly said: string
  readonly write: (value: number) => string
  readonly writeDay: (day: string) => string
}

const height = 240
const above = 16
const below = 28
const letter = 7.5
const apart = 18

/** What stood day by day, as steps: what was tried, and the live version in grey, each with its last value at its end. */
export function CurveChart({ trial, live, until, said, write, writeDay }: Props) {
  const [place, width] = useWidth<HTMLDivElement>()
  const points = [...trial, ...live]
  const top = bound(Math.max(...points.map(({ value }) => value), 0)) || 1
  const days = [...points.map(({ day }) => Date.parse(day)), Date.parse(until)]
  const [first, last] = [Math.min(...days), Math.max(...days)]

  const ticks = [0, top / 2, top]
  const left = Math.max(...ticks.map((tick) => write(tick).length)) * letter + 8
  const ends = [trial, live].map((line) => line.at(-1)?.value)
  const right =
    width -
    Math.max(...ends.map((end) => (end === undefined ? 0 : write(end).length))) * letter -
    12
  const x = (day: number) => left + ((day - first) / (last - first || 1)) * (right - left)
  const y = (value: number) => above + ((top - value) / top) * (height - above - below)
  const [trialEnd, liveEnd] = labelled(ends.map((end) => (end === undefined ? undefined : y(end))))
  return (
    <div ref={place} class="chart">
      <svg width={width} height={height} role="img" aria-label={said}>
        {ticks.map((tick) => (
          <g key={tick} class={tick === 0 ? 'chart-zero' : 'chart-grid'}>
            <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
            <text x={left - 8} y={y(tick) + 4} text-anchor="end">
              {write(tick)}
            </text>
          </g>
        ))}
        <path class="chart-line-live" d={steps(live, x, y, last)} />
        <path class="chart-line-trial" d={steps(trial, x, y, last)} />
        {ends[1] !== undefined && liveEnd !== undefined && (
          <text class="chart-quiet" x={right + 8} y={liveEnd + 4}>
            {write(ends[1])}
          </text>
        )}
        {ends[0] !== undefined && trialEnd !== undefined && (
          <text class="chart-value" x={right + 8} y={trialEnd + 4}>
            {write(ends[0])}
          </text>
        )}
        <text x={left} y={height - 8}>
          {writeDay(new Date(first).toISOString())}
        </text>
        <text x={right} y={height - 8} text-anchor="end">
          {writeDay(new Date(last).toISOString())}
        </text>
      </svg>
    </div>
  )
}

function steps(
  points: readonly Point[],
  x: (day: number) => number,
  y: (value: number) => number,
  last: number,
): string {
  if (points.length === 0) return ''
  const drawn = points.map(({ day, value }, at) =>
    at === 0 ? `M${x(Date.parse(day))},${y(0)}V${y(value)}` : `H${x(Date.parse(day))}V${y(value)}`,
  )
  return `${drawn.join('')}H${x(last)}`
}

/** Where two labels stand so that both can be read. */
function labelled([one, other]: readonly (number | undefined)[]): readonly (number | undefined)[] {
  if (one === undefined || other === undefined || Math.abs(one - other) >= apart) {
    return [one, other]
  }
  const middle = (one + other) / 2
  return one <= other
    ? [middle - apart / 2, middle + apart / 2]
    : [middle + apart / 2, middle - apart / 2]
}
