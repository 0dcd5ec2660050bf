import { bare } from '../bare.ts'

/** A day and its time, with its year where that is not this one. */
export function moment(instant: string, now: string, tag: string): string {
  const at = new Date(instant)
  const isThisYear = at.getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(
    tag,
    bare({
      day: 'numeric',
      month: 'long',
      hour: 'numeric',
      minute: '2-digit',
      ...(isThisYear ? {} : { year: 'numeric' }),
    }),
  ).format(at)
}
