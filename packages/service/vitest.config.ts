import { defineProject } from 'vitest/config'

export default defineProject({
  test: {
    name: 'service',
    setupFiles: ['@goodword/domain/fixed-seed.test-kit'],
    // What a process keeps, it keeps by server, and each file has its own.
    isolate: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
