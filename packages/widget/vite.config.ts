import { createHash } from 'node:crypto'
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite'
import manifest from './package.json' with { type: 'json' }

/** What the loader fetches when it is first needed. */
const parts = {
  panel: 'src/panel/mount.tsx',
  launcher: 'src/launcher/mount.ts',
  banner: 'src/banner/mount.tsx',
  surfaces: 'src/surfaces/mount.tsx',
  claim: 'src/claim/claim.ts',
  instant: 'src/instant/come-in.ts',
  texts: 'src/words/page-texts.ts',
}

const target = ['chrome105', 'edge105', 'firefox110', 'safari16.4']
// Style sheets are written for those browsers; a newer target keeps color-scheme from being imitated.
const cssTarget = ['chrome123', 'firefox120', 'safari17.5']

// The script that is always the newest stands beside the API's `v1`, and knows nothing of its parts' content.
const evergreen = { GOODWORD_ROOT: '"."', GOODWORD_SEALS: 'undefined' }

export default defineConfig({
  publicDir: false,
  define: evergreen,
  build: {
    target,
    cssTarget,
    reportCompressedSize: false,
    // A classic script, which a page includes without `type="module"`.
    lib: {
      entry: 'src/loader.ts',
      formats: ['iife'],
      name: 'goodword',
      fileName: () => 'goodword.js',
    },
    rolldownOptions: { output: { minify: true } },
  },
  plugins: [withParts()],
})

// What a page runs as soon as it has it: Chromium compiles all of it beside the page's own thread, not call by call on it.
const runAtOnce = ['goodword.js', 'panel.js', 'panel-live-story.js']

function hinted(fileName: string, code: string): string {
  return runAtOnce.includes(fileName) ? `//# allFunctionsCalledOnLoad\n${code}` : code
}

/**
 * Builds each part as one file, which compresses better than several, and puts all of them in a folder
 * named by their content, so that they may be cached for ever. The loader learns the folder's name.
 */
function withParts(): Plugin {
  return {
    name: 'goodword:parts',
    async generateBundle(_options, bundle) {
      const chunks: Chunk[] = []
      for (const [name, entry] of Object.entries(parts))
        chunks.push(...(await buildPart(name, entry)))

      const content = createHash('sha256')
      for (const { fileName, code } of chunks) content.update(hinted(fileName, code))
      const hash = content.digest('hex').slice(0, 8)
      const emit = (fileName: string, source: string) =>
        this.emitFile({ type: 'asset', fileName, source })
      for (const { fileName, code } of chunks)
        emit(`goodword/${hash}/${fileName}`, hinted(fileName, code))

      // Under a name that stays, for the console that asks for it; it is never part of a shop's page.
      const preview = await buildPart('preview', 'src/preview/mount-preview.tsx')
      for (const { fileName, code } of preview) emit(`goodword/${fileName}`, code)

      const loader = bundle['goodword.js']
      if (loader?.type !== 'chunk') this.error('There is no loader.')
      // It stands within a text there.
      const place = '$' + '{GOODWORD_FOLDER}'
      if (!loader.code.includes(place)) this.error('The loader does not say where its parts are.')
      loader.code = hinted(
        'goodword.js',
        loader.code.replace(place, () => `goodword/${hash}/`),
      )

      await emitVersion(chunks, emit)
    },
  }
}

/**
 * Writes the same files once more as one version that never changes: each holds what those that it fetches must hash to,
 * `widget/current.json` what the script itself must. The script holds the hash of the seals alone, because nothing
 * compresses a hash; the seals hold those of the parts.
 */
async function emitVersion(
  chunks: readonly Chunk[],
  emit: (fileName: string, source: string) => void,
): Promise<void> {
  const sealed = sealChunks(chunks)
  const { panel, ...others } = Object.fromEntries(
    Object.keys(parts).map((name) => [name, hashOf(sealed.get(`${name}.js`) ?? '')]),
  )
  const later = await buildScript('src/loader/later.ts', 'es', {
    GOODWORD_SEALS: JSON.stringify(others),
  })
  const seals = await buildScript('src/loader/seals.ts', 'es', {
    GOODWORD_PANEL: JSON.stringify(panel),
    GOODWORD_LATER: JSON.stringify(hashOf(later)),
  })
  const built = await buildScript('src/loader.ts', 'iife', {
    GOODWORD_ROOT: '"../../"',
    GOODWORD_FOLDER: '""',
    GOODWORD_SEALS: JSON.stringify(`sha256-${hashOf(seals)}`),
  })
  const script = hinted('goodword.js', built)
  const content = createHash('sha256').update(script).digest('hex').slice(0, 8)
  const version = `${manifest.version}-${content}`
  for (const [fileName, code] of sealed) emit(`widget/${version}/${fileName}`, code)
  emit(`widget/${version}/later.js`, later)
  emit(`widget/${version}/seals.js`, seals)
  emit(`widget/${version}/goodword.js`, script)
  const integrity = `sha384-${hashOf(script, 'sha384')}`
  const current = { version, script: `/widget/${version}/goodword.js`, integrity }
  emit('widget/current.json', `${JSON.stringify(current, null, 2)}\n`)
}

/**
 * Chunks that import others only by their hashes; what is imported is sealed before what imports it. What a chunk
 * shares with another it imports by itself: that is vouched for by whoever imports the chunk. The seals themselves were
 * there before any chunk.
 */
function sealChunks(chunks: readonly Chunk[]): Map<string, string> {
  const sealed = new Map<string, string>()
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk.code]))
  const open = new Set<string>()

  function seal(fileName: string): string {
    const known = sealed.get(fileName)
    if (known !== undefined) return known
    const code = byName.get(fileName)
    if (code === undefined || open.has(fileName))
      throw new Error(`${fileName} cannot be sealed: it is missing, or imports itself.`)
    open.add(fileName)
    const withHashes = code.replace(/\bimport\(([`'"])\.\/([\w.-]+)\1\)/g, (_all, _quote, name) => {
      const beside = sharedBy(name)
        // What imports the other is there, and could not hold a hash that depends on its own.
        .filter((shared) => shared !== fileName)
        .map((shared) => `[${withHash(shared)}]`)
      return `goodwordSealed(${[withHash(name), ...beside].join()})`
    })
    const importer = 'import{sealed as goodwordSealed}from"./seals.js";'
    const whole = hinted(fileName, withHashes === code ? code : importer + withHashes)
    sealed.set(fileName, whole)
    return whole
  }

  function withHash(name: string): string {
    return `"${name}","${hashOf(seal(name))}"`
  }

  /** What a chunk imports by itself, without the parts: whatever they import was there after them. */
  function sharedBy(fileName: string, found = new Set<string>()): string[] {
    for (const [, name = ''] of (byName.get(fileName) ?? '').matchAll(
      /\b(?:from|import)\s*["'`]\.\/([\w.-]+)["'`]/g,
    )) {
      if (isPart(name) || found.has(name)) continue
      found.add(name)
      sharedBy(name, found)
    }
    return [...found]
  }

  for (const fileName of byName.keys()) {
    if (isPart(fileName) && sharedBy(fileName).length > 0)
      throw new Error(`${fileName} cannot be sealed: the script knows nothing of what it imports.`)
    seal(fileName)
  }
  return sealed
}

const isPart = (fileName: string) => Object.hasOwn(parts, fileName.replace(/\.js$/, ''))

function hashOf(code: string, by = 'sha256'): string {
  return createHash(by).update(code).digest('base64')
}

async function buildScript(entry: string, format: 'iife' | 'es', define: Record<string, string>) {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define,
    build: {
      target,
      cssTarget,
      write: false,
      lib: { entry, formats: [format], name: 'goodword' },
      rolldownOptions: { output: { minify: true, comments: false } },
    },
  })
  const chunk = chunksOf(built)[0]
  if (!chunk) throw new Error(`${entry} came to nothing.`)
  return chunk.code
}

async function buildPart(name: string, entry: string): Promise<Chunk[]> {
  const config: InlineConfig = {
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    // What every part has of Preact in any case: its runtime for `jsx()` weighs more.
    oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
    build: {
      target,
      cssTarget,
      write: false,
      // As a library, so that imports stay plain: Vite would wrap them to preload style sheets.
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
        transform: { inject: { h: ['preact', 'h'], Fragment: ['preact', 'Fragment'] } },
        preserveEntrySignatures: 'allow-extension',
        output: {
          minify: true,
          comments: false,
          entryFileNames: `${name}.js`,
          chunkFileNames: ({ name: chunk, facadeModuleId }) => {
            const [, language] = /\/messages\/(\w+)\//.exec(facadeModuleId ?? '') ?? []
            return language ? `${name}-${language}-${chunk}.js` : `${name}-${chunk}.js`
          },
        },
      },
    },
  }
  return chunksOf(await build(config))
}

type Chunk = { readonly fileName: string; readonly code: string }

function chunksOf(built: Awaited<ReturnType<typeof build>>): Chunk[] {
  const [{ output } = { output: [] }] = Array.isArray(built)
    ? built
    : 'output' in built
      ? [built]
      : []
  return output.filter((file) => file.type === 'chunk')
}
