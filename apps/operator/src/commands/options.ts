import { UsageError } from '../usage-error.ts'

/** Reads a command's options; what it does not know is an error in plain words. */
export function readOptions<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The options cannot be read.')
  }
}

/** An option that must be there. */
export function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new UsageError(`Say --${name}.`)
  return value
}
