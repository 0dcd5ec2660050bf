import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'

const DemoFile = v.object({
  base_url: v.string(),
  workspace_id: v.string(),
  workspace_slug: v.string(),
  publishable_key: v.string(),
  secret_key: v.string(),
  program_id: v.nullable(v.string()),
  signing_secret_id: v.string(),
  signing_secret: v.string(),
})

/** The demo's sandbox with its keys, kept beside its data for whoever wants to call the API. */
export type DemoFile = v.InferOutput<typeof DemoFile>

/** Reads the file; undefined where there is none, or one that somebody damaged. */
export function readDemoFile(path: string): DemoFile | undefined {
  if (!existsSync(path)) return undefined
  try {
    return v.parse(DemoFile, JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}

/** Only its owner may read it: it holds a secret key. */
export function writeDemoFile(path: string, file: DemoFile): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}
