import './chart.css'
import { bound } from './bound.ts'
import { useWidth } from './use-width.ts'

type Props = {
  readonly rows: readonly {
    readonly label: string
    readonly trial: number
    readonly live: number | undefined
  }[]
  /** What it shows, in a sentence. */
  readonly said: string
  /** A value as it is written at the axis and above a column. */
  readonly write: (value: number) => string
}

const height = 240
const above = 24
const below = 28
const letter = 7.5

/** Columns from zero, side by side: what was tried, and the live version in grey. */
export function ColumnChart({ rows, said, write }: Props) {
  const [place, width] = useWidth<HTMLDivElement>()
  const values = rows.flatMap(({ trial, live = 0 }) => [trial, live])
  const top = bound(Math.max(...values, 0)) || 1
  const bottom = -bound(Math.max(...values.map((value) => -value), 0))
  const ticks = bottom < 0 ? [bottom, 0, top] : [0, top / 2, top]

  const left = Math.max(...ticks.map((tick) => write(tick).length)) * letter + 8
  const group = (width - left) / rows.length
  const isPaired = rows.some(({ live }) => live !== undefined)
  const column = Math.min(36, (group * 0.7) / (isPaired ? 2 : 1))
  const y = (value: number) => above + ((top - value) / (top - bottom)) * (height - above - below)
  const isLabelled = group >= 72
  const eachLabel = Math.ceil(56 / group)
  return (
    <div ref={place} class="chart">
      <svg width={width} height={height} role="img" aria-label={said}>
        {ticks.map((tick) => (
          <g key={tick} class={tick === 0 ? 'chart-zero' : 'chart-grid'}>
            <line x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
            <text x={left - 8} y={y(tick) + 4} text-anchor="end">
              {write(tick)}
            </text>
          </g>
        ))}
        {rows.map(({ label, trial, live }, at) => {
          const middle = left + group * (at + 0.5)
          const start = middle - (isPaired ? column : column / 2)
          return (
            <g key={label}>
              {isPaired && live !== undefined && (
                <Column x={start} width={column} y={y} value={live} name="live" />
              )}
              <Column
                x={isPaired ? middle : start}
                width={column}
                y={y}
                value={trial}
                name="trial"
              />
              {isLabelled && trial !== 0 && (
                <text
                  class="chart-value"
                  x={(isPaired ? middle : start) + column / 2}
                  y={y(Math.max(trial, 0)) - 6}
                  text-anchor="middle"
                >
                  {write(trial)}
                </text>
              )}
              {at % eachLabel === 0 && (
                <text x={middle} y={height - 8} text-anchor="middle">
                  {label}
                </text>
              )}
            </g>
          )
        })}
      </svg>
    </div>
  )
}

type ColumnProps = {
  readonly x: number
  readonly width: number
  readonly y: (value: number) => number
  readonly value: number
  readonly name: 'trial' | 'live'
}

function Column({ x, width, y, value, name }: ColumnProps) {
  const from = y(Math.max(value, 0))
  return (
    <rect
      class={`chart-${name}`}
      x={x + 1}
      y={from}
      width={Math.max(width - 2, 1)}
      height={Math.max(y(Math.min(value, 0)) - from, value === 0 ? 0 : 1)}
      rx={Math.min(3, width / 4)}
    />
  )
}
