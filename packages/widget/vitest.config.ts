import { defineProject } from 'vitest/config'

export default defineProject({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    name: 'widget',
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { url: 'https://shop.example/' } },
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
