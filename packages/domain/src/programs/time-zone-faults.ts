import { nearestName } from '../conditions/nearest-name.ts'
import { isTimeZone } from '../dates.ts'
import { type DocumentFault, fault } from './document-fault.ts'

/** What is wrong with the name of a time zone. */
export function timeZoneFaults(timeZone: string | undefined, pointer: string): DocumentFault[] {
  if (timeZone === undefined || isTimeZone(timeZone)) return []
  const message = 'There is no such time zone; give one such as "Asia/Shanghai".'
  return [fault(pointer, message, nearestName(timeZone, Intl.supportedValuesOf('timeZone')))]
}
