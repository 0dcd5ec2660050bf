import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'

const folder = fileURLToPath(new URL('cases/', import.meta.url))
const root = fileURLToPath(new URL('../../../', import.meta.url))

const Report = v.object({
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      message: v.string(),
      assertionResults: v.array(
        v.object({ status: v.string(), title: v.string(), failureMessages: v.array(v.string()) }),
      ),
    }),
  ),
})
type FileResult = v.InferOutput<typeof Report>['testResults'][number]

/**
 * Runs every case of the case book: the template as it ships, driven by HTTP alone in a sandbox from the share
 * to the reward. Prints one line a case, and the failures in full.
 */
async function main(): Promise<number> {
  const file = join(tmpdir(), `goodword-cases-${process.pid}.json`)
  await run(file)
  const results = readReport(file)
  rmSync(file, { force: true })

  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => basename(name, '.test.ts'))
  let held = 0
  for (const name of names) {
    const result = results.find((one) => basename(one.name, '.test.ts') === name)
    const { line, holds } = judge(name, result)
    if (holds) held += 1
    console.log(line)
  }
  console.log(`${held} of ${names.length}`)
  return held === names.length ? 0 : 1
}

/** The runner's own words go nowhere: what matters is in its report. */
function run(file: string): Promise<void> {
  const options = ['--config', 'vitest.workspace.ts', '--reporter=json', `--outputFile=${file}`]
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vitest, 'run', ...options, folder], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    child.once('error', reject)
    child.once('exit', () => resolve())
  })
}

function readReport(file: string): readonly FileResult[] {
  return v.parse(Report, JSON.parse(readFileSync(file, 'utf8'))).testResults
}

/** A case holds where each of its tests passed; one that could not run does not hold, and says so. */
function judge(name: string, result: FileResult | undefined) {
  const tests = result?.assertionResults ?? []
  const failed = tests.filter(({ status }) => status === 'failed')
  const passed = tests.filter(({ status }) => status === 'passed').length
  if (failed.length > 0) {
    const reasons = failed.map(
      ({ title, failureMessages }) => `  ${title}\n  ${failureMessages[0]}`,
    )
    return { holds: false, line: [`FAILED   ${name}`, ...reasons].join('\n') }
  }
  if (result?.status === 'failed') {
    return { holds: false, line: `FAILED   ${name}\n  ${result.message}` }
  }
  if (passed === 0) return { holds: false, line: `skipped  ${name}: there is no Postgres here` }
  return { holds: true, line: `holds    ${name} (${passed} of ${tests.length} scenes)` }
}

process.exitCode = await main()
