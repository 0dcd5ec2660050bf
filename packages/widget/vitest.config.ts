import { defineProject } from 'vitest/config'

export default defineProject({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: { name: 'widget', environment: 'happy-dom', testTimeout: 30_000, hookTimeout: 30_000 },
})
