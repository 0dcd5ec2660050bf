/** One event of Chromium's trace; times in microseconds. */
export type TraceEvent = {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  /** How long the thread itself ran. What else the machine did meanwhile is not in it. */
  readonly tdur?: number
  readonly args?: {
    readonly fileName?: string
    readonly data?: { readonly url?: string }
    readonly beginData?: { readonly url?: string }
  }
}

/** What one visit's main thread was busy with, in milliseconds of its own time. */
export type Busy = {
  /** Compiling and running a classic script for the first time. */
  evaluation(file: string): number
  /** All scripts from when a module is there to be run until another is; to the end without another. */
  scripts(from: string, until?: string): number
  /** Each task since the page began to be read, the longest first. */
  readonly tasks: readonly number[]
}

/** What has to be traced for that: no stacks, no samples, which would cost more than what they show. */
export const categories = [
  '-*',
  'devtools.timeline',
  'v8',
  'v8.execute',
  'disabled-by-default-devtools.timeline',
]

/** Reads a trace of a page that was visited at an address. */
export function readTrace(trace: Buffer, address: string): Busy {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] }
  const parse = traceEvents.find(
    ({ name, args }) => name === 'ParseHTML' && args?.beginData?.url === address,
  )
  if (!parse) throw new Error(`There is no trace of ${address}.`)
  const main = traceEvents
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === parse.pid && tid === parse.tid)
    .toSorted((one, other) => one.ts - other.ts)
  const script = outermost(main.filter(({ name }) => runsScript.test(name)))
  const startOf = (file: string) =>
    main.find(({ name, args }) => name === 'v8.compileModule' && isOf(file, args?.fileName))?.ts

  return {
    evaluation: (file) =>
      sum(
        main.filter(({ name, args }) => name === 'EvaluateScript' && isOf(file, args?.data?.url)),
      ),
    scripts: (from, until) => {
      const start = startOf(from)
      if (start === undefined) throw new Error(`${from} was not fetched.`)
      const end = (until && startOf(until)) || Number.POSITIVE_INFINITY
      return sum(script.filter(({ ts }) => ts >= start && ts < end))
    },
    tasks: main
      .filter(({ name, ts, dur = 0 }) => name === 'RunTask' && ts + dur >= parse.ts)
      .map(ownTime)
      .toSorted((one, other) => other - one),
  }
}

// Each can hold another: a function runs within the evaluation that calls it.
const runsScript =
  /^(EvaluateScript|v8\.(run|callFunction|compileModule|evaluateModule)|RunMicrotasks)$/

/** Those that stand within no other; they are in the order in which they began. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let end = 0
  return events.filter(({ ts, dur = 0 }) => {
    if (ts < end) return false
    end = ts + dur
    return true
  })
}

function isOf(file: string, address = ''): boolean {
  return address.endsWith(`/${file}`)
}

function ownTime({ tdur = 0 }: TraceEvent): number {
  return tdur / 1000
}

function sum(events: readonly TraceEvent[]): number {
  return events.reduce((total, event) => total + ownTime(event), 0)
}
