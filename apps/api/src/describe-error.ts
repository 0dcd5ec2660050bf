import { databaseFailure } from '@goodword/db/failure'

/**
 * What a log may hold of an error. Messages of parsers and of the database quote what they were given,
 * and that may be somebody's name; those of the engine name variables only.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const failure = databaseFailure(error)
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '))
  return {
    name: error.name,
    ...(failure ?? {}),
    ...(saysNothingPersonal(error) ? { message: error.message } : {}),
    stack: frames?.map((line) => line.trim()),
  }
}

function saysNothingPersonal(error: Error): boolean {
  return (
    error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError
  )
}
