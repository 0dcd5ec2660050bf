import { afterAll, beforeAll } from 'vitest'
import { openStage, type Stage } from './stage.ts'

/**
 * A stage for the tests of one suite. It is filled before the hooks that come after this; when all is over its
 * books are verified, unless the suite does so itself, and it is closed.
 */
export function ownStage({ isVerified = true } = {}): Stage {
  const stage: Partial<Stage> = {}
  beforeAll(async () => {
    Object.assign(stage, await openStage())
  })
  afterAll(async () => {
    if (isVerified) await stage.verify?.()
    await stage.close?.()
  })
  return stage as Stage
}
