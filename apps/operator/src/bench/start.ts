import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median, note, print } from './figure.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const ROUNDS = 5
const PORT = 18_787

/** From `npm start` on an installed tree until it serves, embedded database included; and again on the data it made. */
export async function start(): Promise<void> {
  const first: number[] = []
  const again: number[] = []
  const bare: number[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'goodword-start-'))
    try {
      bare.push(await bareNode())
      first.push(await secondsUntilReady(folder))
      again.push(await secondsUntilReady(folder))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    note(`round ${round}: ${first.at(-1)?.toFixed(1)} s, again ${again.at(-1)?.toFixed(1)} s`)
  }
  print({ figure: 'start.first', value: median(first), unit: 's', atMost: 4 })
  print({ figure: 'start.again', value: median(again), unit: 's', atMost: 4 })
  print({
    figure: 'start.again_to_bare_npm_run',
    value: median(again) / median(bare),
    unit: 'ratio',
  })
}

/** What the same machine needs to run nothing at all through npm. */
async function bareNode(): Promise<number> {
  const begun = performance.now()
  const child = spawn('npm', ['--version'], { cwd: root, stdio: 'ignore' })
  await new Promise((resolve) => child.once('exit', resolve))
  return (performance.now() - begun) / 1000
}

async function secondsUntilReady(folder: string): Promise<number> {
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
      if (answer?.ok) return (performance.now() - begun) / 1000
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  } finally {
    // npm does not always pass signals on, so the whole group is asked to end.
    while (signal(child.pid!, 'SIGTERM')) await new Promise((resolve) => setTimeout(resolve, 50))
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
