import type { Reply, UseCaseInput } from '@goodword/contract/operation'
import type { getWidgetProgram as operation } from '@goodword/contract/widget-program'
import { toInstant } from '@goodword/domain/dates'
import { toId } from '@goodword/domain/ids'
import { giftsOf, textIn, wordingIn } from '@goodword/domain/programs/describe-program'
import { faqIn } from '@goodword/domain/programs/own-words'
import { promptOf } from '@goodword/domain/programs/prompt-of'
import type { PublicContext } from '../context.ts'
import { loadProgram } from '../programs/load-program.ts'
import { chooseProgram } from './get-session.ts'
import { lookOf } from './look-of.ts'

/** A program as anybody may see it: what its page could print. */
export async function getWidgetProgram(
  ctx: PublicContext,
  input: Pick<UseCaseInput<typeof operation>, 'locale' | 'program_id'>,
): Promise<Reply<typeof operation>> {
  const { id, liveVersion } = await chooseProgram(ctx, input)
  const { db } = ctx.server.database
  const { document, version } = await loadProgram(db, ctx.workspace.uuid, id, liveVersion)
  const locale = input.locale ?? 'en'
  const gifts = giftsOf(document, locale)
  return {
    now: toInstant(ctx.now),
    id: toId('prg', id),
    version,
    name: textIn(document.name, locale) ?? '',
    headline: wordingIn(document, locale).headline,
    advocate_gift: gifts.advocate,
    friend_gift: gifts.friend,
    terms: textIn(document.terms, locale),
    faq: faqIn(document, locale),
    prompt: promptOf(document),
    ...lookOf(document, locale),
  }
}
