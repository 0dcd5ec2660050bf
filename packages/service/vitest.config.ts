import { defineProject } from 'vitest/config'

export default defineProject({
  test: {
    name: 'service',
    setupFiles: ['@goodword/domain/fixed-seed.test-kit'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
