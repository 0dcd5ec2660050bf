import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findImpurities } from './purity/find-impurities.ts'

// Part of `npm run check`: decisions are replayed from their receipts, so nothing in the domain may reach
// for the time, for dice, or for anything else that was not handed to it.
const root = fileURLToPath(new URL('../../../packages/domain/src', import.meta.url))

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/\.test(-kit)?\.ts$/.test(path))
  .sort()
if (sources.length === 0) throw new Error(`there is nothing to check in ${root}`)

for (const path of sources) {
  const file = join(root, path)
  for (const { line, what } of findImpurities(readFileSync(file, 'utf8'))) {
    console.error(`${relative(process.cwd(), file)}:${line} ${what}`)
    process.exitCode = 1
  }
}
