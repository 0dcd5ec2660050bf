import { limitedAs } from '../rewards/recipients.ts'
import { assetFaults } from './asset-faults.ts'
import { meterOf } from './compile-program.ts'
import type { Give, Limit, ProgramDocument } from './document.ts'
import { type DocumentFault, fault } from './document-fault.ts'
import type { FaultText } from './fault-words/fault-text.ts'
import { nearestFault } from './nearest-fault.ts'
import { prizesOf } from './prizes-of.ts'
import { timeZoneFaults } from './time-zone-faults.ts'

/** What is wrong with a limit in its program: names that do not exist, or nothing that it would limit. */
export function limitFaults(
  document: ProgramDocument,
  limit: Limit,
  pointer: string,
): DocumentFault[] {
  const ids = [...document.rules, ...prizesOf(document)].map(({ id }) => id)
  const faults = [
    ...shapeFaults(document, limit, pointer),
    ...timeZoneFaults(limit.time_zone, `${pointer}/time_zone`),
    ...('count' in limit ? [] : assetFaults(limit.asset, `${pointer}/asset`)),
    ...(limit.rules ?? []).flatMap((name, at) =>
      nearestFault(name, ids, `${pointer}/rules/${at}`, 'There is no rule with this id.'),
    ),
  ]
  return faults.length > 0 ? faults : idleFaults(document, limit, pointer)
}

/** Two limits on the same thing would be counted on one meter, twice. */
export function* repeatedLimits({ limits }: ProgramDocument): Iterable<DocumentFault> {
  const seen = new Set<string>()
  for (const [at, limit] of limits.entries()) {
    const meter = meterOf(limit)
    if (seen.has(meter)) {
      const message = 'Another limit counts the same in the same period; keep the lower one.'
      yield fault(`/limits/${at}`, message)
    }
    seen.add(meter)
  }
}

/** Words of a limit that need each other. */
function shapeFaults(
  { limits, segments = [] }: ProgramDocument,
  limit: Limit,
  pointer: string,
): DocumentFault[] {
  const faults: DocumentFault[] = []
  if (limit.across === 'workspace' && limit.id === undefined) {
    const message = 'Say by which name the programs share it, such as "id": "year-cap".'
    faults.push(fault(`${pointer}/id`, message))
  }
  const named = limits.findIndex(({ id }) => id !== undefined && id === limit.id)
  if (named >= 0 && named < limits.indexOf(limit)) {
    faults.push(fault(`${pointer}/id`, 'Another limit has this id; each needs its own.'))
  }
  if (limit.countries && limit.per !== 'country') {
    faults.push(fault(`${pointer}/countries`, 'A table of countries needs `per` country.'))
  }
  if (limit.for !== undefined) {
    const groups = ['staff', ...segments.map(({ id }) => id)]
    const message = 'There is no such group: use "staff", or the id of a segment.'
    faults.push(...nearestFault(limit.for, groups, `${pointer}/for`, message))
  }
  return faults
}

/** A limit that could never be reached is a limit on something else than was meant. */
function idleFaults(document: ProgramDocument, limit: Limit, pointer: string): DocumentFault[] {
  const gives = [...document.rules, ...prizesOf(document)]
    .filter(({ id }) => limit.rules?.includes(id) ?? true)
    .flatMap(({ give }): readonly Pick<Give, 'to' | 'value'>[] => give)
    .filter(({ to }) => isOfAll(limit) || limitedAs(to) === limit.per)
  if (gives.length === 0) {
    const message: FaultText = isOfAll(limit)
      ? 'No rule that is limited gives anything.'
      : `No rule that is limited gives anything to the ${limit.per}.`
    return [fault(`${pointer}/per`, message)]
  }
  if ('count' in limit || gives.some(({ value }) => value.asset === limit.asset)) return []
  const message: FaultText = isOfAll(limit)
    ? 'No rule that is limited gives anything in this asset.'
    : `No rule that is limited gives the ${limit.per} anything in this asset.`
  return [fault(`${pointer}/asset`, message)]
}

/** Whether everybody's rewards are counted together, whoever gets them. */
function isOfAll({ per }: Limit): boolean {
  return per === 'program' || per === 'country'
}
