import { defineProject } from 'vitest/config'

export default defineProject({
  // In tests the script stands beside the API's `v1`.
  define: { GOODWORD_ROOT: '"."' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    name: 'widget',
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { url: 'https://shop.example/' } },
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
  },
})
