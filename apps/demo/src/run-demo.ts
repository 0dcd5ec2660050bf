import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

// Only tests import this: the demo as `npm start` runs it, in a process of its own.

export type DemoProcess = {
  readonly url: string
  readonly pid: number
  /** All that it has printed so far. */
  output(): string
  /** Ends it as an operator would, and gives its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

const root = fileURLToPath(new URL('../../..', import.meta.url))
const main = fileURLToPath(new URL('../../operator/dist/demo.js', import.meta.url))

type Settings = {
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the demo on a folder, and waits until it says that it is running. */
export async function runDemo(folder: string, settings: Settings = {}): Promise<DemoProcess> {
  const { child, url, output, exited } = await spawnDemo(folder, settings)
  const isRunning = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => {
      if (output().includes('Goodword is running')) resolve()
    })
    void exited.then((code) => reject(new Error(`The demo ended with ${code}: ${output()}`)))
  })
  await isRunning
  return {
    url,
    pid: child.pid as number,
    output,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return exited
    },
  }
}

/** Starts the demo where it cannot run, and gives what it said and its exit code. */
export async function failDemo(folder: string, settings: Settings = {}) {
  const { output, exited } = await spawnDemo(folder, settings)
  return { code: await exited, output: output() }
}

async function spawnDemo(folder: string, { port, env = {} }: Settings) {
  const free = port ?? (await freePort())
  const child = spawn(process.execPath, [main], {
    cwd: root,
    env: { PATH: process.env.PATH, GOODWORD_FOLDER: folder, PORT: String(free), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk
    })
  }
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, url: `http://localhost:${free}`, output: () => text, exited }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
