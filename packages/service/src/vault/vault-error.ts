export type VaultFailure = 'master_key_invalid' | 'unknown_format' | 'altered'

/** What is sealed could not be opened: another key, another owner, or a changed byte; these three look alike. */
export class VaultError extends Error {
  override readonly name = 'VaultError'
  readonly failure: VaultFailure

  constructor(failure: VaultFailure) {
    super(`The vault refused: ${failure}`)
    this.failure = failure
  }
}
