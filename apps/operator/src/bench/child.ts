import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What a child process says of itself when asked. */
export type Usage = {
  /** Its processor time so far, all its threads included. */
  readonly cpuUs: number
  /** Statements that it has sent to the database so far. */
  readonly statements: number
  /** The most memory that it held so far. */
  readonly peakBytes: number
}

/** A process of ours whose processor time is its own. */
export type Child = {
  /** What it said when it was ready. */
  readonly ready: Readonly<Record<string, unknown>>
  usage(): Promise<Usage>
  say(word: string): void
  /** Waits for the next thing that it says. */
  hear(): Promise<Readonly<Record<string, unknown>>>
  end(signal?: NodeJS.Signals): Promise<void>
}

/** Starts a file of this folder with one plain argument, and waits until it says that it is ready. */
export async function startChild(file: string, argument: object): Promise<Child> {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = fork(path, [JSON.stringify(argument)], {
    execArgv: [...asInProduction, '--import', import.meta.resolve('tsx'), ...profiling()],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const hear = () => nextMessage(child, file)
  const ready = await hear()
  return {
    ready,
    hear,
    say: (word) => child.send(word),
    usage: async () => {
      const answer = hear()
      child.send('usage')
      return (await answer) as Usage
    },
    end: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = new Promise((resolve) => child.once('exit', resolve))
      child.kill(signal)
      await exited
    },
  }
}

// What the scripts `api` and `worker` give Node.
const asInProduction = ['--max-semi-space-size=64']

/** With BENCH_PROFILES naming a folder, each child leaves there where its time went. */
function profiling(): string[] {
  const folder = process.env.BENCH_PROFILES
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []
}

function nextMessage(child: ChildProcess, file: string) {
  return new Promise<Record<string, unknown>>((resolve, reject) => {
    const onExit = () => reject(new Error(`${file} has ended`))
    child.once('exit', onExit)
    child.once('message', (message) => {
      child.off('exit', onExit)
      resolve(message as Record<string, unknown>)
    })
  })
}

/** In the child: the argument it was started with. */
export function argumentOf<T>(): T {
  return JSON.parse(process.argv[2] ?? '{}') as T
}

/** In the child: answers the parent's questions about its usage, and ends with it. */
export function answerUsage(statements: () => number): void {
  process.on('disconnect', () => process.exit(0))
  process.on('SIGTERM', () => process.exit(0))
  process.on('message', (question) => {
    if (question !== 'usage') return
    const { user, system } = process.cpuUsage()
    const peakBytes = process.resourceUsage().maxRSS * 1024
    tell({ cpuUs: user + system, statements: statements(), peakBytes })
  })
}

/** In the child: says something to the parent. */
export function tell(message: object): void {
  process.send?.(message)
}
