import type { Reply } from '@goodword/contract/operation'
import type { getWidgetSession as operation } from '@goodword/contract/widget'
import { toId } from '@goodword/domain/ids'
import type { Program } from '@goodword/domain/programs/compile-program'
import { drawsOf } from '@goodword/domain/programs/describe-draws'
import { giftsOf, textIn, wordingIn } from '@goodword/domain/programs/describe-program'
import { shareTextsIn } from '@goodword/domain/programs/own-words'
import { channelsFor } from '@goodword/domain/programs/usual-channels'
import { LRUCache } from 'lru-cache'
import { lookOf } from './look-of.ts'

type ShownProgram = Reply<typeof operation>['program']

/**
 * What a program says of itself to readers of one language. It hangs on the published version alone, and
 * every customer's panel shows the same: it is put together once a process.
 */
export function shownProgram(
  workspaceUuid: string,
  programUuid: string,
  program: Program,
  locale: string,
): ShownProgram {
  const key = `${workspaceUuid}/${programUuid}/${program.version}/${locale}`
  const known = shown.get(key)
  if (known) return known
  const made = describe(programUuid, program, locale)
  shown.set(key, made)
  return made
}

function describe(
  programUuid: string,
  { document, version }: Program,
  locale: string,
): ShownProgram {
  const gifts = giftsOf(document, locale)
  const wording = wordingIn(document, locale)
  return {
    id: toId('prg', programUuid),
    version,
    name: textIn(document.name, locale) ?? '',
    headline: wording.headline ?? null,
    share_text: wording.share_text ?? null,
    terms: textIn(document.terms, locale),
    advocate_gift: gifts.advocate,
    friend_gift: gifts.friend,
    ...lookOf(document, locale),
    channels: [...channelsFor(document, locale)],
    share_texts: shareTextsIn(document, locale),
    draws: drawsOf(document, locale),
  }
}

const shown = new LRUCache<string, ShownProgram>({ max: 2_000 })
