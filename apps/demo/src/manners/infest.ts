import { messageNames } from '@goodword/domain/programs/message-names'

const boom = 'window.boomed=1'

/** What a text must never become: each would run if it did. */
export const corpus: readonly string[] = [
  `<script>${boom}</script>`,
  `"><img src=x onerror=${boom}>`,
  `' onmouseover=${boom} autofocus onfocus=${boom} x='`,
  `</style><svg/onload=${boom}>`,
  `<!--><iframe srcdoc="<script>parent.${boom}</script>">`,
  `javascript:${boom}//`,
  'red;} * { background: url(javascript:window.boomed=1) } @import "//evil.invalid/x.css";',
  `{{constructor.constructor('${boom}')()}}\${${boom}}`,
  `\u202e\u0000</p><math><mi xlink:href="data:text/html,<script>${boom}</script>">`,
]

/** Texts that anybody may set, by the names of their fields; what names a thing or a state stays. */
const free = new Set([
  'name',
  'headline',
  'share_text',
  'terms',
  'label',
  'text',
  'question',
  'answer',
  'advocate_name',
  'friend_name',
  'coupon_code',
  'code',
  'alias',
  'link',
  'font',
  'order_number',
  'email',
  'phone',
  'description',
  'tracking',
  'evidence',
])

/** The same with a text in every field that a merchant or a customer can fill. */
export function infest<T>(given: T, text: string): T {
  return spread(given, text, '') as T
}

function spread(value: unknown, text: string, field: string): unknown {
  if (Array.isArray(value)) return value.map((each) => spread(each, text, field))
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).map(([name, each]) => [name, spread(each, text, name)])
    return { ...Object.fromEntries(fields), ...overrides(value, text) }
  }
  const isFree = free.has(field) && (value === null || typeof value === 'string')
  return isFree ? text : value
}

/** What a program may say otherwise, wear and send with a link. */
function overrides(value: object, text: string): object {
  if (!('messages' in value)) return {}
  const said = Object.fromEntries(Object.keys(messageNames).map((name) => [name, text]))
  const theme = {
    accent: text,
    accent_text: text,
    accent_dark: text,
    accent_dark_text: text,
    radius: text,
    font: text,
    mode: 'auto',
  }
  const shares = 'share_texts' in value ? { share_texts: { copy: text, whatsapp: text } } : {}
  return { messages: said, theme, ...shares }
}
