import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let root
const put = (path, text) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const calls = (name) => {
  const log = join(root, `${name}.log`)
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []
}

// A tree with stand-ins for what is somebody else's: the package manager, which needs the network, and the builder.
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'goodword-tree-'))
  put('package.json', JSON.stringify({ packageManager: 'pnpm@12.21.0' }))
  put('pnpm-lock.yaml', 'lock: 1')
  put('pnpm-workspace.yaml', '')
  put('packages/domain/src/money.ts', 'export {}')
  put('packages/widget/vite.config.ts', '')
  put('packages/widget/src/loader.ts', 'export {}')
  put('packages/service/src/open-server.ts', 'export {}')
  put('apps/operator/vite.config.ts', '')
  put('packages/db/migrations/0001_first.sql', 'select 1')
  put('packages/db/src/embedded-prepare.ts', '')
  // In the place of what strips types: it notes that it was asked, and ends as it is told.
  put('node_modules/tsx/package.json', JSON.stringify({ name: 'tsx', exports: './index.mjs' }))
  put(
    'node_modules/tsx/index.mjs',
    `import { appendFileSync } from 'node:fs'
     appendFileSync(${JSON.stringify(join(root, 'prepare.log'))}, 'asked\\n')
     process.exit(Number(process.env.PREPARE_EXIT))`,
  )
  put(
    'node_modules/vite/bin/vite.js',
    `require('fs').appendFileSync(
      ${JSON.stringify(join(root, 'vite.log'))},
      process.cwd() + (process.env.NODE_ENV === 'production' ? '' : ' as a test') + '\\n',
    )`,
  )
  put('bin/npx', `#!/bin/sh\necho "$@" >> "${root}/npx.log"\nexit $NPX_EXIT\n`)
  chmodSync(join(root, 'bin/npx'), 0o755)
  put('apps/operator/bootstrap.mjs', '')
  copyFileSync(
    join(import.meta.dirname, 'bootstrap.mjs'),
    join(root, 'apps/operator/bootstrap.mjs'),
  )
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function bootstrap({ npx = 0, prepare = 0 } = {}) {
  return spawnSync(process.execPath, [join(root, 'apps/operator/bootstrap.mjs')], {
    env: {
      PATH: `${join(root, 'bin')}:${process.env.PATH}`,
      HOME: '',
      NODE_ENV: 'test',
      NPX_EXIT: String(npx),
      PREPARE_EXIT: String(prepare),
    },
    encoding: 'utf8',
  })
}

test('the first run installs what the lock file names and builds the bundles', () => {
  expect(bootstrap().status).toBe(0)
  expect(calls('npx')).toEqual(['--yes pnpm@12.21.0 install --frozen-lockfile'])
  expect(calls('prepare')).toHaveLength(1)
  expect(calls('vite')).toEqual([join(root, 'packages/widget'), join(root, 'apps/operator')])
})

test('the second run does nothing', () => {
  bootstrap()
  expect(bootstrap().status).toBe(0)
  expect(calls('npx')).toHaveLength(1)
  expect(calls('prepare')).toHaveLength(1)
  expect(calls('vite')).toHaveLength(2)
})

test.each([['pnpm-lock.yaml'], ['pnpm-workspace.yaml'], ['packages/db/patches/a.patch']])(
  'a change of %s installs again',
  (path) => {
    put('packages/db/patches/a.patch', 'one')
    bootstrap()
    appendFileSync(join(root, path), '\n')
    bootstrap()
    expect(calls('npx')).toHaveLength(2)
  },
)

test.each([
  ['packages/widget/src/loader.ts', ['packages/widget', 'apps/operator']],
  ['packages/domain/src/money.ts', ['packages/widget', 'apps/operator']],
  ['packages/service/src/open-server.ts', ['apps/operator']],
])('a change of %s builds again what holds it, without installing', (path, folders) => {
  bootstrap()
  appendFileSync(join(root, path), '\n')
  bootstrap()
  expect(calls('npx')).toHaveLength(1)
  expect(calls('prepare')).toHaveLength(1)
  expect(calls('vite').slice(2)).toEqual(folders.map((folder) => join(root, folder)))
})

test('a new migration has the first database made anew, without installing', () => {
  bootstrap()
  put('packages/db/migrations/0002_second.sql', 'select 2')
  bootstrap()
  expect(calls('npx')).toHaveLength(1)
  expect(calls('prepare')).toHaveLength(2)
})

test('a database that cannot be prepared stops nothing, and is tried again next time', () => {
  const first = bootstrap({ prepare: 1 })
  expect(first.status).toBe(0)
  expect(first.stdout).toContain('It could not be prepared; it will be when it is first used.')
  expect(calls('vite')).toHaveLength(2)
  bootstrap()
  expect(calls('prepare')).toHaveLength(2)
})

test('a change of a test does not build again', () => {
  put('packages/domain/src/money.test.ts', '')
  bootstrap()
  appendFileSync(join(root, 'packages/domain/src/money.test.ts'), '\n')
  bootstrap()
  expect(calls('vite')).toHaveLength(2)
})

test('an install that fails says so and is tried again next time', () => {
  const failed = bootstrap({ npx: 1 })
  expect(failed.status).toBe(1)
  expect(failed.stderr).toContain('The dependencies could not be installed.')
  expect(bootstrap().status).toBe(0)
  expect(calls('npx')).toHaveLength(2)
})
