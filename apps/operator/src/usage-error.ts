/** A command was called in a way that it does not understand; its help is shown. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
