import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** What every process of one installation is told. */
export type Installation = { readonly databaseUrl: string; readonly masterKey: string }

/** A process of the product, as an operator starts it. */
export type Running = {
  /** Where it answers, for the API. */
  readonly url: string
  readonly hasEnded: () => boolean
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

const root = fileURLToPath(new URL('../../../..', import.meta.url))

/** Starts the API on any free port, or a worker, and waits until it says that it is ready. */
export async function startProcess(
  name: 'api' | 'worker',
  { databaseUrl, masterKey }: Installation,
): Promise<Running> {
  const child = spawn(process.execPath, [`apps/operator/dist/${name}.js`], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      GOODWORD_MASTER_KEY: masterKey,
      PUBLIC_URL: 'https://goodword.example',
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const ready = await readyLine(name, child)
  return {
    url: `http://127.0.0.1:${ready.port ?? 0}`,
    hasEnded,
    kill: async () => {
      if (hasEnded()) return
      const exited = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await exited
    },
  }
}

function readyLine(name: string, child: ChildProcess): Promise<{ port?: number }> {
  return new Promise((resolve, reject) => {
    const said: string[] = []
    let isReady = false
    const listen = (line: string) => {
      if (isReady) return
      said.push(line)
      const told = parse(line)
      if (told?.msg !== 'listening' && told?.msg !== 'working') return
      isReady = true
      resolve(told)
    }
    createInterface({ input: child.stdout! }).on('line', listen)
    createInterface({ input: child.stderr! }).on('line', listen)
    child.once('exit', () => reject(new Error(`${name} did not start:\n${said.join('\n')}`)))
  })
}

function parse(line: string): { msg?: string; port?: number } | undefined {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
