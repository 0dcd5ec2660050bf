import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, normalizePath, type Plugin } from 'vite'

const outDir = fileURLToPath(new URL('./dist', import.meta.url))

/**
 * What an operator starts, in a few files: the demo, the API and a worker, for `npm start`, `npm run api` and `npm run worker`: to find two thousand
 * modules and to strip ours of their types takes longer than all else that a start does.
 */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir,
    target: 'node20',
    // Whoever reads the trace of an error finds our names in it.
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        demo: '../demo/src/main.ts',
        api: '../api/src/main.ts',
        worker: '../worker/src/main.ts',
      },
      output: { chunkFileNames: '[name].js' },
      // The embedded engine's, which came with it.
      checks: { eval: false },
    },
  },
  // Others' code too: what a package of ours may import is not to be found from here.
  ssr: { noExternal: true },
  plugins: [withPlaces()],
})

/** Whatever lies beside a module is found from where the module was, as seen from where its code is now. */
function withPlaces(): Plugin {
  return {
    name: 'goodword:places',
    transform(code, id) {
      if (!code.includes('import.meta.url')) return
      const place = JSON.stringify(normalizePath(relative(outDir, id)))
      return code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`)
    },
  }
}
