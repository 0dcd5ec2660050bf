import type { WidgetLook } from '@goodword/contract/widget-look'
import { messages as arBanner } from '@goodword/widget/messages/ar/banner'
import { headline as arHeadline } from '@goodword/widget/messages/ar/headline'
import { messages as deBanner } from '@goodword/widget/messages/de/banner'
import { headline as deHeadline } from '@goodword/widget/messages/de/headline'
import { messages as enBanner } from '@goodword/widget/messages/en/banner'
import { headline as enHeadline } from '@goodword/widget/messages/en/headline'
import { messages as esBanner } from '@goodword/widget/messages/es/banner'
import { headline as esHeadline } from '@goodword/widget/messages/es/headline'
import { messages as jaBanner } from '@goodword/widget/messages/ja/banner'
import { headline as jaHeadline } from '@goodword/widget/messages/ja/headline'
import type { BannerMessages, HeadlineMessages } from '@goodword/widget/messages/messages'
import { messages as zhBanner } from '@goodword/widget/messages/zh/banner'
import { headline as zhHeadline } from '@goodword/widget/messages/zh/headline'
import { directionOf, type Tongue, tongueOf, wireLocale } from '@goodword/widget/words/locale'
import { reword } from '@goodword/widget/words/reword'
import { type Speech, speak } from '@goodword/widget/words/speech'
import { words as ar } from './words/ar.ts'
import { words as de } from './words/de.ts'
import { words as en, type HostedWords } from './words/en.ts'
import { words as es } from './words/es.ts'
import { words as ja } from './words/ja.ts'
import { words as zh } from './words/zh.ts'

/** What the pages say themselves, by language, in the order in which readers are offered them. */
export const hostedWords: Readonly<Record<Tongue, HostedWords>> = { en, zh, ja, de, es, ar }

/** What they say as the widget says it. */
const widgetWords: Readonly<Record<Tongue, HeadlineMessages & BannerMessages>> = {
  en: { ...enHeadline, ...enBanner },
  zh: { ...zhHeadline, ...zhBanner },
  ja: { ...jaHeadline, ...jaBanner },
  de: { ...deHeadline, ...deBanner },
  es: { ...esHeadline, ...esBanner },
  ar: { ...arHeadline, ...arBanner },
}

/** Who reads a page: their language, and how it is written. */
export type Reader = {
  readonly tongue: Tongue
  readonly tag: string
  readonly dir: 'rtl' | 'ltr'
  readonly words: HostedWords
}

export type Voice = Speech<HeadlineMessages & BannerMessages>

/** The language that the address asks for, else the first of the browser's that we speak. */
export function readerOf(asked: string | undefined, acceptLanguage: string | undefined): Reader {
  const accepted = acceptedTags(acceptLanguage ?? '')
  const wanted = asked === undefined ? accepted : [asked, ...accepted]
  const spoken = wanted.find(
    (tag) => wireLocale(tag) && (tongueOf(tag)[0] !== 'en' || /^en\b/i.test(tag)),
  )
  const [tongue, tag] = tongueOf(spoken ?? 'en')
  return { tongue, tag, dir: directionOf(tag), words: hostedWords[tongue] }
}

/** Says gifts and amounts to a reader, in the merchant's own words where there are some. */
export function voiceFor({ tongue, tag }: Reader, look: WidgetLook, now: string): Voice {
  return speak({ messages: reword(widgetWords[tongue], look.messages), tag }, now)
}

/** A day in full, where the shop is. */
export function sayDay({ tag }: Reader, instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone }).format(new Date(instant))
}

/** The tags of an Accept-Language header, the most wanted first. */
function acceptedTags(header: string): string[] {
  return header
    .slice(0, 300)
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/;\s*q=/)
      return { tag, quality: quality === undefined ? 1 : Number(quality) || 0 }
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag)
}
