import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

/** Where the built widget is. */
export const widgetFolder = fileURLToPath(
  new URL('../../../../packages/widget/dist/', import.meta.url),
)

/** What each of these may weigh on its way, in bytes. */
export const bytesMax = { loader: 1536, first_panel: 12_288 } as const

export type Weight = { readonly raw: number; readonly gzip: number; readonly brotli: number }

export function weigh(path: string): Weight {
  const bytes = readFileSync(path)
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes).length,
    brotli: brotliCompressSync(bytes).length,
  }
}

/** The newest files by their paths: the script, and its parts in the folder of their content. */
export function widgetFiles(): string[] {
  return filesOf((name) => !name.startsWith('widget'))
}

/** The files of the version that never changes. */
function sealedFiles(): string[] {
  return filesOf((name) => name.startsWith('widget'))
}

/** The script of that version. */
export function sealedLoader(): string {
  const path = sealedFiles().find((name) => basename(name) === 'goodword.js')
  if (!path) throw new Error('The widget is not built: npm start builds it.')
  return join(widgetFolder, path)
}

/** What is fetched before the first panel stands, brotli: its part, and the words of the language that needs most. */
export function firstPanel(): number {
  return firstPanelOf(widgetFiles())
}

/** The same of the version that never changes: with what its files must hash to. */
export function sealedFirstPanel(): number {
  return firstPanelOf(sealedFiles())
}

function firstPanelOf(files: readonly string[]): number {
  const most = (wanted: RegExp) =>
    Math.max(
      0,
      ...files
        .filter((name) => wanted.test(basename(name)))
        .map((name) => weigh(join(widgetFolder, name)).brotli),
    )
  return most(/^panel\.js$/) + most(/^panel-\w\w-panel\.js$/) + most(/^seals\.js$/)
}

function filesOf(isWanted: (name: string) => boolean): string[] {
  return readdirSync(widgetFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js') && isWanted(name))
    .toSorted()
}
