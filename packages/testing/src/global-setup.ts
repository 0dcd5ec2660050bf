import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { removeCluster } from './cluster.ts'
import { dropTemplates, workerFolders } from './shared-cluster.ts'

const prefix = 'goodword-run-'

/**
 * Runs once before all projects. It starts nothing itself: the first test file that asks for a real
 * Postgres starts it in the shared folder, and here it is stopped in the end.
 */
export default async function setup(project: TestProject) {
  await removeLeftovers()
  const runFolder = mkdtempSync(join(tmpdir(), prefix))
  // The server's account has to reach its own folder inside.
  chmodSync(runFolder, 0o711)
  writeFileSync(join(runFolder, 'pid'), String(process.pid))
  project.provide('runFolder', runFolder)

  return async () => {
    for (const folder of workerFolders(runFolder)) await dropTemplates(folder)
    await removeRun(runFolder)
  }
}

async function removeRun(runFolder: string) {
  for (const folder of workerFolders(runFolder)) await removeCluster(join(folder, 'cluster'))
  rmSync(runFolder, { recursive: true, force: true, maxRetries: 5 })
}

// A run that was killed could not stop its server.
async function removeLeftovers() {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name)
    if (name.startsWith(prefix) && !isRunning(folder)) await removeRun(folder)
  }
}

function isRunning(runFolder: string) {
  try {
    process.kill(Number(readFileSync(join(runFolder, 'pid'), 'utf8')), 0)
    return true
  } catch (error) {
    // Somebody else's run, whose process we may not ask, is left alone.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
