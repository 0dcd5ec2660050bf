import { defineProject } from 'vitest/config'

export default defineProject({
  test: {
    name: 'operator',
    // Processes that are killed are those that an operator starts, from what is built.
    globalSetup: './src/bring-up-to-date.ts',
    setupFiles: ['@goodword/domain/fixed-seed.test-kit'],
    // What a process keeps, it keeps by workspace or by server, and no two files share either.
    isolate: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
