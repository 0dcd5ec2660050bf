import type { Occasion } from '@goodword/domain/conversions/conversion-facts'
import type { Tools } from '@goodword/domain/effects/effects'
import type { Id } from '@goodword/domain/ids'
import type { Context, Unit } from '../context.ts'
import type { Book, BookedConversion, BookedFriend } from './book.ts'
import { type Decided, decideInBook, programsConcerned } from './decide-in-book.ts'

/** Decides again on a conversion that is known, in every program where its friend was referred. */
export async function reassess(
  ctx: Context,
  unit: Unit,
  book: Book,
  tools: Tools,
  occasion: Occasion,
  conversion: BookedConversion,
): Promise<Decided[]> {
  const programIds = programsConcerned(book, friendOf(book, conversion), [])
  return reassessIn(ctx, unit, book, tools, occasion, conversion, programIds)
}

/** Decides again in these programs alone. */
export async function reassessIn(
  ctx: Context,
  unit: Unit,
  book: Book,
  tools: Tools,
  occasion: Occasion,
  conversion: BookedConversion,
  programIds: readonly Id<'prg'>[],
): Promise<Decided[]> {
  const friend = friendOf(book, conversion)
  const decided: Decided[] = []
  for (const programId of programIds) {
    decided.push(
      await decideInBook(ctx, unit, book, tools, {
        occasion,
        programId,
        conversion,
        friend,
        claims: [],
        deviceIndex: null,
      }),
    )
  }
  return decided
}

/** The friend, with whoever else's referral the conversion was decided under: they were known as one then. */
export function friendOf(book: Book, conversion: BookedConversion): BookedFriend {
  const under = book.decidedReferrals.get(conversion.id) ?? new Set()
  const others = [...book.referrals.values()]
    .filter(({ id, friend_id }) => under.has(id) && friend_id !== conversion.friend_id)
    .map(({ friend_id }) => friend_id)
  return { id: conversion.friend_id, sameAs: [...new Set(others)] }
}
