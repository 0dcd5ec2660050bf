import { messageNames } from '@goodword/domain/programs/message-names'
import { describe, expect, test } from 'vitest'
import type { Tongue } from './locale.ts'
import { reword } from './reword.ts'

const ours = {
  refer: 'Refer a friend',
  giveGet: (give: string, get: string) => `Give ${give}, get ${get}`,
  friendStates: { approved: 'Confirmed', denied: 'Does not count' },
}

test('a text of ours is said as the merchant says it, and the others as before', () => {
  const said = reword(ours, {
    refer: '<b>Invite</b>',
    giveGet: '{2} for you, {1} for them',
    'friendStates.approved': 'Done',
  })
  expect(said.refer).toBe('<b>Invite</b>')
  expect(said.giveGet('15%', '¥100')).toBe('¥100 for you, 15% for them')
  expect(said.friendStates.approved).toBe('Done')
  expect(said.friendStates.denied).toBe('Does not count')
  expect(ours.friendStates.approved).toBe('Confirmed')
})

test('what these messages do not have changes nothing', () => {
  expect(reword(ours, null)).toBe(ours)
  const said = reword(ours, { other: 'x', __proto__: 'x', friendStates: 'x', 'refer.x': 'x' })
  expect({ ...ours, ...said, refer: said.refer }).toEqual({ ...ours, refer: 'x' })
  expect(reword(ours, { 'friendStates.other': 'x', 'friendStates.toString': 'x' })).toMatchObject(
    ours,
  )
})

const files = import.meta.glob('../messages/*/*.ts', { eager: true })
const tongues: readonly Tongue[] = ['en', 'zh', 'ja', 'de', 'es', 'ar']

/** All texts of a language under their names, as a merchant would name them. */
function textsOf(tongue: Tongue): Map<string, unknown> {
  const texts = new Map<string, unknown>()
  for (const [path, { messages }] of Object.entries(files)) {
    if (!path.includes(`/${tongue}/`)) continue
    for (const [name, text] of Object.entries(messages ?? {})) {
      if (typeof text !== 'object' || text === null) texts.set(name, text)
      else for (const [member, one] of Object.entries(text)) texts.set(`${name}.${member}`, one)
    }
  }
  return texts
}

describe.each(tongues)('the words in %s', (tongue) => {
  const texts = textsOf(tongue)

  test('are all there, each as a text or with what it needs', () => {
    for (const [name, english] of textsOf('en')) {
      // A language has its own forms of a number.
      if (/Count\.\w+$/.test(name)) continue
      expect(typeof texts.get(name), name).toBe(typeof english)
    }
  })

  test('have every form of a number that the language has', () => {
    const { pluralCategories } = new Intl.PluralRules(tongue).resolvedOptions()
    const counts = [...texts.keys()].filter((name) => name.endsWith('Count.other'))
    expect(counts.length).toBe(7)
    for (const name of counts) {
      for (const form of pluralCategories) {
        // Spanish says a million "de"; nobody has a million friends.
        if (form === 'many' && tongue === 'es') continue
        expect(texts.has(name.replace('other', form)), `${name} ${form}`).toBe(true)
      }
    }
  })

  test('leave nothing out that is filled in', () => {
    for (const [name, text] of texts) {
      const names = messageNames[name]
      if (typeof text !== 'function' || !names) continue
      const said = text(
        ...names.map((_, at) => (name.startsWith('discount') && at === 0 ? 15 : `«${at}»`)),
      )
      expect(said, name).not.toContain('undefined')
      if (!name.startsWith('discount'))
        for (const at of names.keys()) expect(said, name).toContain(`«${at}»`)
    }
  })
})

test('the names by which a merchant says them otherwise are those of the texts', () => {
  const ownReasons = /^(reasons\.|locale$)/
  const spoken = [...textsOf('en').keys()].filter((name) => !ownReasons.test(name))
  const named = Object.keys(messageNames).filter((name) => !/Count\.(?!one|other)/.test(name))
  expect(named.toSorted()).toEqual(spoken.toSorted())
  for (const [name, text] of textsOf('en')) {
    if (typeof text === 'function') expect(messageNames[name]?.length, name).toBe(text.length)
  }
})
