import { createHash } from 'node:crypto'

/** What a page may load: our own script and style, the theme by its hash, the merchant's picture from where it is. */
export function pageHeaders(style: string, pictureUrl: string | null): Record<string, string> {
  const hash = createHash('sha256').update(style).digest('base64')
  const picture = pictureUrl === null ? '' : ` ${new URL(pictureUrl).origin}`
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'sha256-${hash}'`,
    `img-src 'self' data:${picture}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ]
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    vary: 'Accept-Language',
  }
}
