import { defineConfig } from 'vitest/config'

/** Every package and app brings its own project; Vitest 4 has no workspace file, so the scripts name this one. */
export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*'],
    globalSetup: ['packages/testing/src/global-setup.ts'],
  },
})
