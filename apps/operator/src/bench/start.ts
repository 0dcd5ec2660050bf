import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median, note, print } from './figure.ts'
import { MICROSECONDS_PER_TICK, processTimes } from './process-times.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const ROUNDS = 5
const PORT = 18_787

/**
 * From `npm start` on an installed tree until it serves, embedded database included; and again on the data it made.
 * By the clock, which is the goal, and by what processors were busy with it, which is the same whatever else they do.
 */
export async function start(): Promise<void> {
  const first: Started[] = []
  const again: Started[] = []
  const bare: number[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'goodword-start-'))
    try {
      bare.push(await bareNode())
      first.push(await startOnce(folder))
      again.push(await startOnce(folder))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    note(`round ${round}: ${tell(first.at(-1))}, again ${tell(again.at(-1))}`)
  }
  const seconds = (starts: readonly Started[]) => median(starts.map((start) => start.seconds))
  print({ figure: 'start.first', value: seconds(first), unit: 's', atMost: 4 })
  print({ figure: 'start.again', value: seconds(again), unit: 's', atMost: 4 })
  print({
    figure: 'start.again_to_bare_npm_run',
    value: seconds(again) / median(bare),
    unit: 'ratio',
  })
  for (const [figure, starts] of [
    ['start.first.cpu', first],
    ['start.again.cpu', again],
  ] as const) {
    const known = starts.flatMap(({ cpuSeconds }) => cpuSeconds ?? [])
    if (known.length > 0) print({ figure, value: median(known), unit: 's' })
  }
}

type Started = {
  readonly seconds: number
  /** Unknown where the system does not tell. */
  readonly cpuSeconds: number | undefined
}

function tell(start: Started | undefined): string {
  return `${start?.seconds.toFixed(1)} s (${start?.cpuSeconds?.toFixed(1) ?? '?'} s of processors)`
}

/** What the same machine needs to run nothing at all through npm. */
async function bareNode(): Promise<number> {
  const begun = performance.now()
  const child = spawn('npm', ['--version'], { cwd: root, stdio: 'ignore' })
  await new Promise((resolve) => child.once('exit', resolve))
  return (performance.now() - begun) / 1000
}

async function startOnce(folder: string): Promise<Started> {
  const begun = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, GOODWORD_FOLDER: folder, PORT: String(PORT), DATABASE_URL: undefined },
    stdio: 'ignore',
    detached: true,
  })
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error('npm start ended before it served')
      const answer = await fetch(`http://127.0.0.1:${PORT}/readyz`).catch(() => undefined)
      if (answer?.ok) {
        const seconds = (performance.now() - begun) / 1000
        return { seconds, cpuSeconds: cpuSecondsOf(child.pid!) }
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  } finally {
    // npm does not always pass signals on, so the whole group is asked to end.
    while (signal(child.pid!, 'SIGTERM')) await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** What a group of processes has used so far, with those of it that have ended. */
function cpuSecondsOf(group: number): number | undefined {
  try {
    const ticks = processTimes()
      .filter((process) => process.group === group)
      .reduce((total, process) => total + process.ticks + process.endedChildrenTicks, 0)
    return (ticks * MICROSECONDS_PER_TICK) / 1_000_000
  } catch {
    return undefined
  }
}

/** Whether anybody of a group was there to hear it: the next start finds folder and port free when nobody is. */
function signal(group: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(-group, name)
  } catch {
    return false
  }
}
