import crawlers from 'crawler-user-agents' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import { whyUncounted } from './why-uncounted.ts'

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36'

const get = (userAgent: string | undefined, purpose?: string) =>
  whyUncounted({ method: 'GET', userAgent, purpose })

test('at least 99.5 % of known crawlers do not count', () => {
  const strings = crawlers.flatMap(({ instances }) => instances)
  const counted = strings.filter((userAgent) => get(userAgent) === null)
  expect(strings.length).toBeGreaterThan(1000)
  expect(counted.length / strings.length).toBeLessThanOrEqual(0.005)
})

describe('people in the browsers of apps count', () => {
  const webview =
    'AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36'
  test.each([
    [
      'WeChat',
      `Mozilla/5.0 (Linux; Android 13; V2183A) ${webview} XWEB/1160117 MMWEBSDK/20240501 MicroMessenger/8.0.50.2701 WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64`,
    ],
    [
      'Alipay',
      `Mozilla/5.0 (Linux; U; Android 12; zh-CN; M2102J2SC) ${webview} UCBS/3.22.2.62 ChannelId(0) NebulaSDK/1.8.100112 Nebula AlipayDefined(nt:WIFI,ws:393|0|2.75) AliApp(AP/10.5.60) AlipayClient/10.5.60 Language/zh-Hans`,
    ],
    [
      'QQ',
      `Mozilla/5.0 (Linux; Android 12; ANA-AN00) ${webview} MQQBrowser/6.2 TBS/046291 V1_AND_SQ_9.0.8_6532_YYB_D QQ/9.0.8.14755 NetType/WIFI WebP/0.4.1`,
    ],
    [
      'Weibo',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Weibo (iPhone14,5__weibo__14.4.3__iphone__os17.4)',
    ],
    ['LINE', `Mozilla/5.0 (Linux; Android 14; SM-S911B) ${webview} Line/14.9.2/IAB`],
    ['KakaoTalk', `Mozilla/5.0 (Linux; Android 14; SM-S911N) ${webview} KAKAOTALK 10.8.1 (INAPP)`],
    [
      'Instagram',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 335.0.8.26.94 (iPhone15,2; iOS 17_5; en_US; en; scale=3.00; 1179x2556; 609775437)',
    ],
    [
      'Facebook',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21F79 [FBAN/FBIOS;FBAV/468.0.0.38.106;FBBV/610234912;FBDV/iPhone15,2]',
    ],
    [
      'TikTok',
      `Mozilla/5.0 (Linux; Android 14; Pixel 8) ${webview} trill_340503 BytedanceWebview/d8a21c6`,
    ],
    [
      'Sogou Mobile',
      `Mozilla/5.0 (Linux; Android 11; M2007J3SC) ${webview} SogouSearch Android1.0 version3.0 AppVersion/12540 SogouMobileBrowser/12.5.4`,
    ],
  ])('%s', (_, userAgent) => {
    expect(get(userAgent)).toBeNull()
  })
})

test.each([
  ['a question about the head', { method: 'HEAD', userAgent: chrome, purpose: undefined }, 'head'],
  ['a prefetch', { method: 'GET', userAgent: chrome, purpose: 'prefetch' }, 'prefetch'],
  ['a prerender', { method: 'GET', userAgent: chrome, purpose: 'prefetch;prerender' }, 'prefetch'],
  [
    'nobody in particular',
    { method: 'GET', userAgent: undefined, purpose: undefined },
    'no_user_agent',
  ],
  [
    'the picture under a link',
    { method: 'GET', userAgent: 'WhatsApp/2.23.20.0', purpose: undefined },
    'preview',
  ],
  ['a person', { method: 'GET', userAgent: chrome, purpose: undefined }, null],
])('%s', (_, request, reason) => {
  expect(whyUncounted(request)).toBe(reason)
})
