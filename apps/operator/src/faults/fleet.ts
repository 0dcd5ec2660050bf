import { setTimeout as sleep } from 'node:timers/promises'
import type { Ground } from './ground.ts'
import { type Running, startProcess } from './processes.ts'

/** Processes that are started again when they end. */
export type Fleet = {
  readonly urls: () => readonly string[]
  /** Kills one of a kind, and has it started again. */
  killOne(name: 'api' | 'worker'): Promise<void>
  /** How often one ended by itself. */
  fell(): number
  end(): Promise<void>
}

/** Starts so many processes, and starts each again as soon as it has ended, as whoever runs them does. */
export async function startFleet(
  ground: Ground,
  counts: Readonly<Record<'api' | 'worker', number>>,
): Promise<Fleet> {
  const names = Object.entries(counts).flatMap(([name, count]) =>
    Array.from({ length: count }, () => name as 'api' | 'worker'),
  )
  const slots: { name: 'api' | 'worker'; running: Running | undefined; isKilled: boolean }[] =
    names.map((name) => ({ name, running: undefined, isKilled: false }))
  let isEnding = false
  let fallen = 0

  const keep = async (slot: (typeof slots)[number]) => {
    while (!isEnding) {
      slot.running = await startProcess(slot.name, ground).catch(() => undefined)
      while (!isEnding && slot.running && !slot.running.hasEnded()) await sleep(20)
      if (!isEnding && slot.running && !slot.isKilled) fallen += 1
      slot.isKilled = false
    }
  }
  const keeping = slots.map(keep)
  const areUp = () => slots.every(({ running }) => running && !running.hasEnded())
  while (!areUp()) await sleep(20)

  return {
    urls: () =>
      slots.flatMap(({ name, running }) =>
        name === 'api' && running && !running.hasEnded() ? [running.url] : [],
      ),
    killOne: async (name) => {
      const up = slots.filter(
        (slot) => slot.name === name && slot.running && !slot.running.hasEnded(),
      )
      const slot = up[Math.floor(Math.random() * up.length)]
      if (!slot?.running) return
      slot.isKilled = true
      await slot.running.kill()
    },
    fell: () => fallen,
    end: async () => {
      isEnding = true
      await Promise.all(keeping)
      await Promise.all(slots.map(({ running }) => running?.kill()))
    },
  }
}
