import { defineProject } from 'vitest/config'

// Laws over many inputs take their time on a busy machine.
export default defineProject({
  test: {
    name: 'domain',
    setupFiles: ['./src/fixed-seed.test-kit.ts'],
    environment: 'node',
    // They share no state, and loading them anew for each file took a third of their time.
    isolate: false,
    testTimeout: 180_000,
  },
})
