import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Only tests import this: the built files of one version, and what each must hash to by whoever fetches it.

const dist = fileURLToPath(new URL('../../../../packages/widget/dist', import.meta.url))

/** A file with its hash; after it those that it shares with another file. */
export type Edge = readonly [name: string, hash: string, ...beside: (readonly [string, string])[]]

export type Version = {
  /** Where the files are, seen from where the API is. */
  readonly folder: string
  readonly names: readonly string[]
  /** All imports that the files make of each other, with the hashes that they ask for. */
  readonly edges: readonly Edge[]
}

/** Reads the files of a version by its script. */
export function readVersion(script: string): Version {
  const folder = `${dirname(script)}/`
  const names = readdirSync(join(dist, folder))
  const edges = names.flatMap((name) => {
    const code = readFileSync(join(dist, folder, name), 'utf8')
    if (name === 'later.js') return partsOf(code)
    return name === 'seals.js' ? firstOf(code) : importsOf(code)
  })
  return { folder, names, edges }
}

function firstOf(code: string): Edge[] {
  return [...code.matchAll(/[`"](\w+\.js)[`"],[`"]([\w+/]{43}=)[`"]/g)].map(
    ([, name = '', hash = '']) => [name, hash] as const,
  )
}

function partsOf(code: string): Edge[] {
  return [...code.matchAll(/(\w+):[`"]([\w+/]{43}=)[`"]/g)].map(
    ([, part, hash]) => [`${part}.js`, hash ?? ''] as const,
  )
}

function importsOf(code: string): Edge[] {
  return [...code.matchAll(/goodwordSealed\((".*?)\)/g)].map(([, given]) =>
    JSON.parse(`[${given}]`),
  )
}
