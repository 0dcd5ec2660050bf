import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Every package and app brings its own project; Vitest 4 has no workspace file, so the scripts name this one. */
export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*'],
    // Each worker has a Postgres of its own; one that was given is shared, and then files take turns. Much of what
    // they wait for are other processes (servers, browsers), so that two do not get in each other's way on two cores.
    maxWorkers: process.env.DATABASE_URL ? 1 : Math.max(2, availableParallelism() - 1),
    globalSetup: ['packages/testing/src/global-setup.ts'],
  },
})
