import type * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { checkDocument } from '../check-document.ts'
import { ProgramDocument } from '../document.ts'
import { sayFault, sayWithSuggestion } from './say-fault.ts'
import { conditions } from './zh/conditions.ts'
import { parts } from './zh/parts.ts'
import { whole } from './zh/whole.ts'

const chinese = Object.entries({ ...parts, ...whole, ...conditions })
const places = (text: string) => text.match(/\$\d/g) ?? []
const inChinese = (message: string) => sayFault({ message }, 'zh-CN')

describe('the words for faults', () => {
  // What the code says by itself does not compile without words; what schemas hold is found here.
  test('say each message that the schema of a document can give', () => {
    const messages = [...messagesOf(ProgramDocument)]
    expect(messages.length).toBeGreaterThan(140)
    expect(messages.filter((message) => !/\p{Script=Han}/u.test(inChinese(message)))).toEqual([])
  })

  test.each(chinese)('%s', (text, said) => {
    // A place may be said twice or elsewhere, but none is left out, and numbers and code stay.
    expect(places(text)).toEqual(places(text).map((_, at) => `$${at + 1}`))
    expect([...new Set(places(said))].sort()).toEqual(places(text))
    expect(said).toMatch(/\p{Script=Han}.*。$/u)
    expect(codeIn(said)).toEqual(codeIn(text))

    const filled = places(text).map((_, at) => `word_${at}`)
    const fill = (open: string) => open.replaceAll(/\$(\d)/g, (_, at) => filled[Number(at) - 1]!)
    expect(inChinese(fill(text))).toBe(fill(said))
  })

  test('stay English for whoever reads no Chinese, and for what we did not say', () => {
    const fault = { pointer: '/rules', message: 'At most 50 rules.' } as const
    expect(['en', 'fr', 'zhx'].map((locale) => sayFault(fault, locale))).toEqual(
      Array(3).fill(fault.message),
    )
    expect(inChinese('toString')).toBe('toString')
  })

  test('keep place, numbers, names and suggestion', () => {
    const checked = checkDocument({
      name: { en: 'A'.repeat(121) },
      goal: { when: 'signup', if: 'friend.tear == "gold"' },
      rules: [
        {
          id: 'a',
          when: 'order',
          give: [
            { to: 'frend', kind: 'points', value: { amount: 1, asset: 'points' }, hold_days: 401 },
          ],
        },
      ],
    })
    const faults = checked.kind === 'faults' ? checked.faults : []
    expect(
      faults.map((fault) => [fault.pointer, sayWithSuggestion(fault, 'zh')]),
    ).toMatchInlineSnapshot(`
      [
        [
          "/name/en",
          "最多 120 个字符。",
        ],
        [
          "/rules/0/give/0/to",
          "请从中选一个作为接收人：advocate, friend, upline_2, upline_3。您要写的是“friend”吗？",
        ],
        [
          "/rules/0/give/0/hold_days",
          "至多 400 天。",
        ],
        [
          "/goal/if",
          "friend 没有这一项。您要写的是“tier”吗？",
        ],
      ]
    `)
  })

  test('name the kinds of values that do not go together', () => {
    expect(inChinese('These do not go together: whole number == text.')).toBe(
      '两边的类型不能这样搭配：整数 == 文字。',
    )
  })
})

/** What stands in the document, or would: in quotation marks, backticks and braces. */
function codeIn(text: string): string[] {
  const code = text.replaceAll(/[“”]/g, '"').match(/`[^`]+`|"[^"]*"/g) ?? []
  return code.filter((word) => !word.includes('$')).sort()
}

function messagesOf(schema: unknown, seen = new Set<unknown>()): Set<string> {
  const found = new Set<string>()
  const walk = (part: unknown) => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return
    seen.add(part)
    const { message, type, options, entries, pipe, item, wrapped, key, value } = part as Part
    // Such a one would say what cannot be read here.
    if (typeof message === 'function' || type === 'raw_check') throw new Error(`A ${type} speaks`)
    if (typeof message === 'string') found.add(message)
    if (type === 'picklist' && message === undefined)
      found.add(`Use one of ${options?.join(', ')}.`)
    for (const inner of [item, wrapped, key, value]) walk(inner)
    for (const inner of [options, pipe, Object.values(entries ?? {})]) inner?.forEach(walk)
  }
  walk(schema)
  return found
}

type Part = {
  readonly message?: unknown
  readonly type?: string
  readonly options?: readonly unknown[]
  readonly entries?: Readonly<Record<string, unknown>>
  readonly pipe?: readonly v.GenericSchema[]
  readonly item?: unknown
  readonly wrapped?: unknown
  readonly key?: unknown
  readonly value?: unknown
}
