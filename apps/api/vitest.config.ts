import { defineProject } from 'vitest/config'

export default defineProject({
  test: {
    name: 'api',
    setupFiles: ['@goodword/domain/fixed-seed.test-kit'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
