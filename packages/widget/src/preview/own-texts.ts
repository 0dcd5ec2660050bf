import { messageNames } from '@goodword/domain/programs/message-names'
import { catalogue as answers } from '../answers/catalogue.ts'
import { catalogue as banner } from '../banner/catalogue.ts'
import { catalogue as draws } from '../draws/catalogue.ts'
import { catalogue as instant } from '../instant/catalogue.ts'
import { gifts } from '../messages/en/gifts.ts'
import { offers } from '../messages/en/offers.ts'
import { catalogue as missingFriend } from '../missing-friend/catalogue.ts'
import { catalogue as panel } from '../panel/catalogue.ts'
import { catalogue as sharing } from '../sheets/catalogue.ts'
import { catalogue as story } from '../story/catalogue.ts'
import { catalogue as surfaces } from '../surfaces/surface.ts'
import { catalogue as trace } from '../trace/catalogue.ts'
import { catalogue as wallet } from '../wallet/catalogue.ts'
import { type Catalogue, loadLanguage } from '../words/locale.ts'
import type { OwnText, TextPart } from './preview-types.ts'

/** What each part says; a text that several say is counted to the first. What a gift is called is said in all of them. */
const parts: Readonly<Record<Exclude<TextPart, 'gifts'>, Catalogue<object>>> = {
  panel,
  story,
  sharing,
  banner,
  surfaces,
  answers,
  wallet,
  draws,
  'missing-friend': missingFriend,
  trace,
  instant,
}

/** Every text that a merchant may say otherwise, as we say it in a language. */
export async function ownTexts(locale: string): Promise<readonly OwnText[]> {
  const spoken = await Promise.all(
    Object.entries(parts).map(async ([part, catalogue]) => ({
      part: part as TextPart,
      messages: (await loadLanguage(locale, catalogue)).messages,
    })),
  )
  return Object.entries(messageNames).flatMap(([name, filled]) => {
    for (const { part, messages } of spoken) {
      const said = saidUnder(messages, name)
      if (said === undefined) continue
      const isGift = Object.hasOwn({ ...gifts, ...offers }, name.split('.')[0] ?? '')
      return [{ name, part: isGift ? 'gifts' : part, filled, ...written(said, filled) }]
    }
    return []
  })
}

type Said = string | ((...given: never[]) => string)

/** What a part says under a name; nothing where it has no such text, or its language no such form. */
function saidUnder(messages: object, name: string): Said | undefined {
  const [group = '', member] = name.split('.')
  const one: unknown = Reflect.get(messages, group)
  const said: unknown = member === undefined ? one : isGroup(one) && Reflect.get(one, member)
  return typeof said === 'string' || typeof said === 'function' ? (said as Said) : undefined
}

function isGroup(one: unknown): one is object {
  return typeof one === 'object' && one !== null
}

/** With braces where something is filled in. A text that is worked out from a number is told by an example. */
function written(said: Said, filled: readonly string[]): Pick<OwnText, 'text' | 'isExample'> {
  if (typeof said === 'string') return { text: said, isExample: false }
  const say = said as (...given: unknown[]) => string
  const text = say(...filled.map((name) => `{${name}}`))
  if (!text.includes('NaN')) return { text, isExample: false }
  return { text: say(15, '15%'), isExample: true }
}
