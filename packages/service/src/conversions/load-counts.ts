import { rows } from '@goodword/db/connect'
import { type WantedFacts, wantedFacts } from '@goodword/domain/conversions/wanted-facts'
import { type Id, toId } from '@goodword/domain/ids'
import { APPROVED_TALLY, tallyKey } from '@goodword/domain/tallies/tally'
import { knowLots } from '@goodword/domain/wallet/move-lots'
import { sql } from 'drizzle-orm'
import type { Unit } from '../context.ts'
import type { Book } from './book.ts'
import { bookReward } from './booked-rewards.ts'
import { instantOf, toLot, toReward } from './from-rows.ts'
import { type Asked, selectCounts } from './select-counts.ts'
import type { Subject } from './subject.ts'
import { versionsConcerned } from './versions-concerned.ts'

/**
 * What programs have counted of the people in a book: one statement more, and only where some version
 * concerned counts at all. Everybody is locked by now, so what it reads holds until the commit.
 */
export async function loadCounts(
  unit: Unit,
  workspaceId: string,
  book: Book,
  subject: Subject,
): Promise<void> {
  const asked: Asked[] = []
  for (const [programId, { liveVersion }] of book.programs) {
    const versions = await versionsConcerned(unit, workspaceId, book, programId, subject.versions)
    const wanted = wantedFacts(versions, liveVersion)
    if (!isIdle(wanted)) asked.push({ programId, wanted, versions: [...versions.values()] })
  }
  if (asked.length === 0) return
  const [loaded] = await rows<{ counts: Loaded }>(
    unit.tx,
    sql`select ${selectCounts(workspaceId, book, subject, asked)} as counts`,
  )
  enter(book, loaded!.counts)
  if (asked.some(({ wanted }) => wanted.history)) enterBeginnings(book)
}

function isIdle({ tallies, ...others }: WantedFacts): boolean {
  return tallies.length === 0 && !Object.values(others).some(Boolean)
}

type Row = Record<string, unknown>
type Loaded = Record<
  'tallies' | 'parts' | 'rewards' | 'lots' | 'history' | 'goals' | 'firsts' | 'programs',
  Row[] | null
>

function enter(book: Book, loaded: Loaded): void {
  const { counts } = book
  for (const row of loaded.tallies ?? []) {
    const kind = (row.tally as string).startsWith('total:') ? 'ref' : 'par'
    enterAmount(counts.tallies, toId(kind, row.subject_id as string), row)
  }
  for (const row of loaded.parts ?? []) {
    const kind = row.tally === APPROVED_TALLY ? 'ref' : 'cnv'
    enterAmount(counts.parts, toId(kind, row.part_id as string), row)
  }
  for (const row of loaded.rewards ?? []) bookReward(book, toReward(row))
  knowLots(book.effects, (loaded.lots ?? []).map(toLot))
  for (const row of loaded.history ?? []) enterHistory(book, row)
  for (const row of loaded.goals ?? []) {
    counts.goals.set(toId('cnv', row.id as string), instantOf(row.occurred_at)!)
  }
  for (const row of loaded.firsts ?? []) {
    const key = `${toId('ref', row.referral_id as string)}|${row.type}`
    counts.firsts.set(key, instantOf(row.occurred_at)!)
  }
  for (const row of loaded.programs ?? []) {
    const key = `${toId('prg', row.program_id as string)}|${row.metric}`
    counts.programs.set(key, row.amount as number)
  }
}

function enterAmount(map: Map<string, Map<string, number>>, owner: Id, row: Row): void {
  const key = `${toId('prg', row.program_id as string)}|${owner}`
  const amounts = map.get(key) ?? new Map<string, number>()
  amounts.set(tallyKey(row.tally as string, row.period as string), row.amount as number)
  map.set(key, amounts)
}

/** What is known and has no history was the friend's first. */
function enterBeginnings({ counts, conversions }: Book): void {
  for (const id of conversions.keys()) {
    if (counts.history.has(id)) continue
    counts.history.set(id, { conversions: 0, spent: new Map(), first_at: null })
  }
}

function enterHistory({ counts }: Book, row: Row): void {
  const key =
    row.before === null ? toId('par', row.friend_id as string) : toId('cnv', row.before as string)
  const history = counts.history.get(key) ?? { conversions: 0, spent: new Map(), first_at: null }
  history.conversions += row.conversions as number
  if (row.asset !== null) history.spent.set(row.asset as string, row.spent as number)
  const first = instantOf(row.first_at)!
  if (history.first_at === null || first < history.first_at) history.first_at = first
  counts.history.set(key, history)
}
