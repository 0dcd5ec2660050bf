/** What the database itself said about a failed statement. It holds no value of any row. */
export interface Failure {
  /** The SQLSTATE, or the driver's code such as CONNECTION_CLOSED. */
  readonly code: string
  readonly constraint?: string
}

/** Finds what the database said in an error that may be wrapped by others. */
export function databaseFailure(error: unknown): Failure | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code, constraint_name, constraint = constraint_name } = at as Said
    if (typeof code === 'string') return constraint ? { code, constraint } : { code }
  }
  return undefined
}

interface Said {
  readonly code?: unknown
  readonly constraint?: string
  readonly constraint_name?: string
}

/**
 * Throws what the driver said, without drizzle's wrapping: its message repeats the parameters, and
 * those may be somebody's name.
 */
export function databaseCause(error: unknown): never {
  if (error instanceof Error && error.constructor.name === 'DrizzleQueryError') {
    throw error.cause ?? error
  }
  throw error
}
