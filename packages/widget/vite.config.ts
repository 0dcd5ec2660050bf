import { createHash } from 'node:crypto'
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite'

/** What the loader fetches when it is first needed. */
const parts = {
  panel: 'src/panel/mount.tsx',
  launcher: 'src/launcher/mount.ts',
  banner: 'src/banner/mount.tsx',
  surfaces: 'src/surfaces/mount.tsx',
  claim: 'src/claim/claim.ts',
}

const target = ['chrome105', 'edge105', 'firefox110', 'safari16.4']
// Style sheets are written for those browsers; a newer target keeps color-scheme from being imitated.
const cssTarget = ['chrome123', 'firefox120', 'safari17.5']

export default defineConfig({
  publicDir: false,
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

/**
 * Builds each part as one file, which compresses better than several, and puts all of them in a folder
 * named by their content, so that they may be cached for ever. The loader learns the folder's name.
 */
function withParts(): Plugin {
  return {
    name: 'goodword:parts',
    async generateBundle(_options, bundle) {
      const chunks = []
      for (const [name, entry] of Object.entries(parts))
        chunks.push(...(await buildPart(name, entry)))

      const content = createHash('sha256')
      for (const { code } of chunks) content.update(code)
      const folder = `goodword/${content.digest('hex').slice(0, 8)}/`
      for (const { fileName, code } of chunks) {
        this.emitFile({ type: 'asset', fileName: folder + fileName, source: code })
      }

      // Under a name that stays, for the console that asks for it; it is never part of a shop's page.
      for (const { fileName, code } of await buildPart(
        'preview',
        'src/preview/mount-preview.tsx',
      )) {
        this.emitFile({ type: 'asset', fileName: `goodword/${fileName}`, source: code })
      }

      const loader = bundle['goodword.js']
      if (loader?.type !== 'chunk') this.error('There is no loader.')
      loader.code = loader.code.replace('GOODWORD_FOLDER', () => JSON.stringify(folder))
    },
  }
}

async function buildPart(name: string, entry: string) {
  const config: InlineConfig = {
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      target,
      cssTarget,
      write: false,
      // As a library, so that imports stay plain: Vite would wrap them to preload style sheets.
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
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
  const built = await build(config)
  const [{ output } = { output: [] }] = Array.isArray(built)
    ? built
    : 'output' in built
      ? [built]
      : []
  return output.filter((file) => file.type === 'chunk')
}
