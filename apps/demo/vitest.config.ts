import { defineProject } from 'vitest/config'

export default defineProject({
  test: { name: 'demo', testTimeout: 90_000, hookTimeout: 120_000 },
})
