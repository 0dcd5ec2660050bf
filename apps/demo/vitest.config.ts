import { defineProject } from 'vitest/config'

export default defineProject({
  test: {
    name: 'demo',
    globalSetup: '../operator/src/bring-up-to-date.ts',
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
  },
})
