import { fileURLToPath } from 'node:url'
import { defineProject } from 'vitest/config'

const widget = new URL('../../packages/widget/src/', import.meta.url)

export default defineProject({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // What the API serves under this name is built from here.
  resolve: {
    alias: {
      '/goodword/preview.js': fileURLToPath(new URL('preview/mount-preview.tsx', widget)),
    },
  },
  test: {
    name: 'console',
    environment: 'happy-dom',
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
  },
})
