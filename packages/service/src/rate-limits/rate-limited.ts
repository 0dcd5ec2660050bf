import { Refusal } from '@goodword/contract/errors'

/** Asked too often: refused, with when to come again. */
export class RateLimited extends Refusal {
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super('rate_limited')
    this.retryAfterSeconds = retryAfterSeconds
  }
}
