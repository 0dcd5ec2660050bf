import type { Socket } from 'node:net'

/** A question to the database that got no answer in time. Whether it took effect is unknown. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded'
  readonly code = 'DEADLINE_EXCEEDED'
}

/** A limit on how long an answer of the database is waited for. */
export interface Deadline {
  /** Starts waiting; `late` is called once if the returned function is not called in time. */
  start(late: (error: DeadlineExceeded) => void): () => void
  /** The same answer, or a rejection when it does not come in time. */
  watch<T>(answer: PromiseLike<T>): Promise<T>
  /** Has a connection given up when it is silent while an answer is overdue. */
  guard(socket: Socket): void
  stop(): void
}

const ticksMax = 8

/**
 * The client's own deadline. The driver has none, so without it a query into a silent network never
 * settles. Time is counted in ticks: after a stall of this process, answers that have already arrived
 * are read before anything is declared late.
 */
export function createDeadline(deadlineMs: number, onLost: (error: Error) => void): Deadline {
  const waiting = new Set<{ readonly since: number; late(error: DeadlineExceeded): void }>()
  const heard = new Map<Socket, { bytes: number; at: number }>()
  let now = 0

  const timer = setInterval(tick, deadlineMs / ticksMax)
  timer.unref()

  function tick() {
    now += 1
    listen()
    const [oldest] = waiting
    if (!oldest || now - oldest.since <= ticksMax) return

    const error = new DeadlineExceeded(`No answer from the database within ${deadlineMs} ms`)
    let isLost = false
    for (const [socket, { at }] of heard) {
      if (now - at < ticksMax) continue
      isLost = true
      socket.destroy()
    }
    if (isLost) onLost(error)

    // A tick later than the connection, so that the driver already knows that it is gone when the
    // caller tries again.
    for (const entry of waiting) {
      if (now - entry.since <= ticksMax + 1) break
      waiting.delete(entry)
      entry.late(error)
    }
  }

  // Counted here rather than by the socket's own timeout, which is lost when the driver turns the
  // connection into an encrypted one.
  function listen() {
    for (const [socket, last] of heard) {
      if (socket.destroyed) heard.delete(socket)
      else if (socket.bytesRead !== last.bytes) {
        last.bytes = socket.bytesRead
        last.at = now
      }
    }
  }

  function start(late: (error: DeadlineExceeded) => void) {
    const entry = { since: now, late }
    waiting.add(entry)
    return () => void waiting.delete(entry)
  }

  return {
    start,
    watch: (answer) =>
      new Promise((resolve, reject) => {
        const done = start(reject)
        answer.then(
          (value) => {
            done()
            resolve(value)
          },
          (error) => {
            done()
            reject(error)
          },
        )
      }),
    guard: (socket) => void heard.set(socket, { bytes: 0, at: now }),
    stop: () => clearInterval(timer),
  }
}
