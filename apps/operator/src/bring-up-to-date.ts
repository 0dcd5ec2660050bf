import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What tests start is built: the demo, the API, a worker, the widget, the console. Once before all of them, it is brought up to date. */
export default function bringUpToDate(): void {
  const bootstrap = fileURLToPath(new URL('../bootstrap.mjs', import.meta.url))
  execFileSync(process.execPath, [bootstrap], { stdio: 'inherit' })
}
