import type { Evidence } from '@goodword/domain/programs/document'
import { knowDebts } from '@goodword/domain/wallet/debt'
import { knowLots } from '@goodword/domain/wallet/move-lots'
import { type Book, bookConversion, bookReferral, emptyBook } from './book.ts'
import { bookReward } from './booked-rewards.ts'
import {
  idOf,
  instantOf,
  optionalId,
  type Row,
  toConversion,
  toLot,
  toReferral,
  toReward,
} from './from-rows.ts'
import { usedMore } from './used.ts'

/** What `selectBook` answers. */
export type Loaded = Record<
  | 'participants'
  | 'envelopes'
  | 'owners'
  | 'conversions'
  | 'last_numbers'
  | 'claims'
  | 'referrals'
  | 'uplines'
  | 'decided'
  | 'standings'
  | 'growth'
  | 'debts'
  | 'uses'
  | 'program_uses'
  | 'rewards'
  | 'lots'
  | 'devices'
  | 'programs',
  Row[] | null
>

/** The book that was loaded. */
export function readBook(loaded: Loaded, workspaceId: string, instants: readonly number[]): Book {
  const book = emptyBook(workspaceId, instants)
  for (const row of loaded.participants ?? []) {
    const id = idOf('par', row.id)
    book.participants.set(id, {
      id,
      external_id: row.external_id as string | null,
      attributes: row.attributes as Record<string, unknown>,
      locale: row.locale as string | null,
      customer_since: instantOf(row.customer_since),
      created_at: instantOf(row.created_at)!,
    })
    if (row.external_id !== null) book.byExternalId.set(row.external_id as string, id)
  }
  for (const row of loaded.envelopes ?? []) {
    book.envelopes.set(idOf('par', row.participant_id), {
      wrappedKey: bytesOf(row.wrapped_key),
      sealed: bytesOf(row.sealed),
    })
  }
  for (const row of loaded.owners ?? []) {
    book.identityOwners.set(`${row.kind}:${row.blind_index}`, idOf('par', row.participant_id))
  }
  for (const row of loaded.conversions ?? []) {
    const conversion = toConversion(row)
    bookConversion(book, conversion)
    book.byNaturalKey.set(`${row.type}|${row.external_id}`, conversion.id)
  }
  for (const row of loaded.last_numbers ?? []) {
    book.lastNumbers.set(`${idOf('par', row.friend_id)}|${row.type}`, row.number as number)
  }
  for (const row of loaded.claims ?? []) {
    const id = idOf('clm', row.id)
    book.claims.set(id, {
      id,
      program_id: idOf('prg', row.program_id),
      program_version: row.program_version as number,
      advocate_id: idOf('par', row.advocate_id),
      evidence: row.evidence as Evidence,
      friend_id: optionalId('par', row.friend_id),
      counted: row.counted as boolean,
      device_index: row.device_index as string | null,
      claimed_at: instantOf(row.claimed_at)!,
    })
  }
  for (const row of loaded.referrals ?? []) bookReferral(book, toReferral(row))
  for (const row of loaded.uplines ?? []) {
    book.uplines.set(`${idOf('par', row.friend_id)}|${idOf('prg', row.program_id)}`, {
      advocate_id: idOf('par', row.advocate_id),
      is_paid: row.is_paid as boolean,
    })
  }
  for (const row of loaded.decided ?? []) {
    const id = idOf('cnv', row.conversion_id)
    const referrals = book.decidedReferrals.get(id) ?? new Set()
    book.decidedReferrals.set(id, referrals.add(idOf('ref', row.referral_id)))
  }
  for (const row of loaded.standings ?? []) {
    book.standings.set(idOf('prg', row.program_id), idOf('par', row.participant_id), {
      attributed: row.attributed as number,
      converted: row.converted as number,
      approved: row.approved as number,
    })
  }
  for (const row of loaded.growth ?? []) {
    book.growth.set(idOf('par', row.participant_id), row.amount as number)
  }
  // Whichever program somebody came to owe in, what any of them issues pays it.
  for (const row of loaded.debts ?? []) {
    const participant_id = idOf('par', row.participant_id)
    const debt = { participant_id, asset: row.asset as string, amount: row.amount as number }
    knowDebts(book.effects, [debt])
  }
  for (const row of loaded.uses ?? []) {
    const [program, participant] = [idOf('prg', row.program_id), idOf('par', row.participant_id)]
    book.uses.set(program, participant, usedMore(book.uses.get(program, participant), toUse(row)))
  }
  for (const row of loaded.program_uses ?? []) {
    const id = idOf('prg', row.program_id)
    book.programUses.set(id, usedMore(book.programUses.get(id), toUse(row)))
  }
  for (const row of loaded.rewards ?? []) bookReward(book, toReward(row))
  knowLots(book.effects, (loaded.lots ?? []).map(toLot))
  for (const row of loaded.devices ?? []) {
    book.devices.add(`${idOf('par', row.participant_id)}|${row.blind_index}`)
  }
  for (const row of loaded.programs ?? []) {
    book.programs.set(idOf('prg', row.id), {
      status: row.status as string,
      statusSince: instantOf(row.status_since),
      cancelsHeld: row.cancels_held as boolean,
      liveVersion: row.live_version as number,
      uplineLevels: row.upline_levels as number,
    })
  }
  return book
}

function toUse(row: Readonly<Record<string, unknown>>) {
  const { meter, period, used } = row
  return { meter: meter as string, period: period as string, used: used as number }
}

function bytesOf(hexText: unknown): Buffer | null {
  return typeof hexText === 'string' ? Buffer.from(hexText, 'hex') : null
}
