// Makes the tree ready before any npm script: installs what the lock file names, prepares the first database,
// and builds the bundles, each only when stale. It runs before anything is installed, so it uses Node alone.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

const bundles = [
  { folder: 'packages/widget', from: ['packages/widget', 'packages/contract', 'packages/domain'] },
  {
    folder: 'apps/console',
    from: ['apps/console', 'packages/client', 'packages/contract', 'packages/domain'],
  },
  {
    folder: 'apps/operator',
    from: [
      ...[
        'apps/operator',
        'apps/demo',
        'apps/api',
        'apps/worker',
        'packages/client',
        'packages/contract',
      ],
      ...['packages/db', 'packages/domain', 'packages/service', 'packages/widget'],
    ],
  },
]

const known = new Map()

requireNode()
const treeHash = hashOfTree()
install(treeHash)
prepareDatabase(treeHash)
for (const bundle of bundles) build(bundle, treeHash)

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  fail(`Goodword needs Node 20.19 or later; this is ${process.versions.node}.`)
}

function hashOfTree() {
  const manifests = ['packages', 'apps'].flatMap((parent) =>
    namesIn(join(root, parent)).map((name) => `${parent}/${name}/package.json`),
  )
  const patches = namesIn(join(root, 'packages/db/patches')).map(
    (name) => `packages/db/patches/${name}`,
  )
  const settings = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json']
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}`)
  for (const file of [...settings, ...manifests, ...patches]) addFile(hash, file)
  return hash.digest('hex')
}

function install(hash) {
  const mark = join(root, 'node_modules', '.goodword-installed')
  if (read(mark) === hash) return

  const { packageManager } = JSON.parse(read(join(root, 'package.json')))
  console.log(`Installing dependencies with ${packageManager} …`)
  run('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], root, [
    'The dependencies could not be installed.',
    'The lines above say why; most often the package registry cannot be reached.',
  ])
  writeMark(mark, hash)
}

// So that the first start need not wait for it. Without it that start is slow, and that is all.
function prepareDatabase(hash) {
  const steps = hashOfFolder('packages/db/migrations')
  const now = createHash('sha256').update(hash).update(steps).digest('hex')
  const mark = join(root, 'packages', 'db', 'node_modules', '.cache', 'embedded', '.made-from')
  if (read(mark) === now) return

  console.log('Preparing the embedded database …')
  const script = join('packages', 'db', 'src', 'embedded-prepare.ts')
  const result = spawnSync(process.execPath, ['--import', 'tsx', script], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (result.status === 0) writeMark(mark, now)
  else console.log('It could not be prepared; it will be when it is first used.')
}

function build({ folder, from }, hash) {
  if (!existsSync(join(root, folder, 'vite.config.ts'))) {
    console.log(`${folder} has no vite.config.ts yet: not built.`)
    return
  }
  const sources = createHash('sha256').update(hash)
  for (const source of from) sources.update(hashOfFolder(source))
  const now = sources.digest('hex')
  const mark = join(root, folder, 'dist', '.built-from')
  if (read(mark) === now) return

  console.log(`Building ${folder} …`)
  // Through Node itself: the launchers of packages are not the same on every system.
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const complaint = [`${folder} could not be built.`]
  // Whoever asks may be a test, whose bundles would be others.
  const env = { ...process.env, NODE_ENV: 'production' }
  run(process.execPath, [vite, 'build', '--logLevel', 'warn'], join(root, folder), complaint, env)
  writeMark(mark, now)
}

function hashOfFolder(folder) {
  if (!known.has(folder)) {
    const hash = createHash('sha256')
    addFolder(hash, folder)
    known.set(folder, hash.digest('hex'))
  }
  return known.get(folder)
}

function addFolder(hash, folder) {
  for (const name of namesIn(join(root, folder))) {
    if (name === 'node_modules' || name === 'dist') continue
    const path = `${folder}/${name}`
    if (statSync(join(root, path)).isDirectory()) addFolder(hash, path)
    else if (!name.includes('.test.')) addFile(hash, path)
  }
}

function addFile(hash, file) {
  const content = read(join(root, file))
  if (content !== undefined) hash.update(`${file}\0${content.length}\0${content}`)
}

function namesIn(folder) {
  return existsSync(folder) ? readdirSync(folder).sort() : []
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function writeMark(path, hash) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, hash)
}

function run(command, args, cwd, complaint, env = process.env) {
  const result = spawnSync(command, args, {
    cwd,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && command === 'npx',
  })
  if (result.status !== 0) fail(...complaint, result.error ? String(result.error) : '')
}

function fail(...lines) {
  console.error(`\n${lines.filter(Boolean).join('\n')}`)
  process.exit(1)
}
