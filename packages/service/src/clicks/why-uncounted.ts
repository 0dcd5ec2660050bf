import { isbot } from 'isbot'

/** What a request tells of who sent it. */
export type ClickRequest = {
  readonly method: string
  readonly userAgent: string | undefined
  /** `Sec-Purpose`, `Purpose` or `X-Moz`: the browser says that nobody has opened the page yet. */
  readonly purpose: string | undefined
}

/**
 * Why a click does not count, or null where it does: a person opened the link. Version 1 of the rules.
 * In-app browsers count: isbot 5 takes some of them for bots (measured: Alipay's, and Sogou Mobile).
 */
export function whyUncounted({ method, userAgent, purpose }: ClickRequest): string | null {
  if (method === 'HEAD') return 'head'
  if (purpose !== undefined && /\b(prefetch|prerender|preview)\b/i.test(purpose)) return 'prefetch'
  if (userAgent === undefined || userAgent.length === 0) return 'no_user_agent'
  if (linkPreview.test(userAgent)) return 'preview'
  const isInApp = inApp.test(userAgent) && !saysBot.test(userAgent)
  if (isInApp || !knownBot(userAgent)) return null
  return 'bot'
}

/** Fetchers that build the little picture under a shared link. */
const linkPreview =
  /facebookexternalhit|facebot|whatsapp\/|twitterbot|slackbot|telegrambot|linkedinbot|discordbot|skypeuripreview|viber|line-poker|kakaotalk-scrap|googleother|google-pagerenderer|embedly|iframely/i

/** Browsers inside apps, by what they add to the user agent. */
const inApp =
  /MicroMessenger\/|AlipayClient\/|\bQQ\/\d|MQQBrowser\/|__weibo__|\bLine\/\d|KAKAOTALK[ /]\d|\[?FB(AN|AV|_IAB)|Instagram \d|musical_ly|BytedanceWebview|TikTok|\bGSA\/|Snapchat\/|Pinterest\/|SogouMobileBrowser|DingTalk\/|MiuiBrowser\//

/** What no browser says of itself, in an app or out of one. */
const saysBot = /bot\b|spider|crawl|\+https?:/i

/** The same few thousand user agents come all day, and the pattern costs microseconds. */
function knownBot(userAgent: string): boolean {
  const known = verdicts.get(userAgent)
  if (known !== undefined) return known
  const verdict = isbot(userAgent)
  if (verdicts.size >= VERDICTS_MAX) verdicts.clear()
  verdicts.set(userAgent, verdict)
  return verdict
}

const VERDICTS_MAX = 5_000
const verdicts = new Map<string, boolean>()
