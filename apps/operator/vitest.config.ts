import { defineProject } from 'vitest/config'

export default defineProject({
  test: {
    name: 'operator',
    setupFiles: ['@goodword/domain/fixed-seed.test-kit'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
