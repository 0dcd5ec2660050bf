import { defineConfig } from 'vitest/config'

/** Every package and app brings its own project; Vitest 4 has no workspace file, so the scripts name this one. */
export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*'],
    // Each worker has a Postgres of its own; one that was given is shared, and then files take turns.
    ...(process.env.DATABASE_URL ? { maxWorkers: 1 } : {}),
    globalSetup: ['packages/testing/src/global-setup.ts'],
  },
})
