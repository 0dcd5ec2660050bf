import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { comeIntoView, include, placePanel, usePage } from '../testing/include.ts'
import { textOf, until } from '../testing/page.ts'
import { withPageTexts } from './page-texts.ts'
import { reword } from './reword.ts'

usePage()
const told: string[] = []
beforeEach(() => {
  told.length = 0
  vi.spyOn(console, 'warn').mockImplementation((text) => void told.push(text))
})
afterEach(() => vi.restoreAllMocks())

const ours = {
  refer: 'Refer a friend',
  share: 'Share link',
  giveGet: (give: string, get: string) => `Give ${give}, get ${get}`,
  friendStates: { approved: 'Confirmed', denied: 'Does not count', expired: 'Ended' },
}

test('the page is heard before the program, and the program before us', () => {
  const page = withPageTexts(
    ours,
    JSON.stringify({
      refer: '<b>Bring</b>',
      giveGet: '{get} for you',
      'friendStates.approved': 'In',
    }),
  )
  const said = reword(page, {
    refer: 'Invite',
    share: 'Send',
    giveGet: '{1}',
    'friendStates.approved': 'Done',
    'friendStates.denied': 'Out',
  })
  expect([said.refer, said.share, said.giveGet('15%', '¥100')]).toEqual([
    '<b>Bring</b>',
    'Send',
    '¥100 for you',
  ])
  const { approved, denied, expired } = said.friendStates
  expect([approved, denied, expired]).toEqual(['In', 'Out', 'Ended'])
  expect(told).toEqual([])
})

test('what cannot be used is told once, with what was meant, and changes nothing', () => {
  const given = '{"refr":"Bring","giveGet":"{friend}","share":7,"__proto__":"x","toString":"x"}'
  for (const said of [withPageTexts(ours, given), withPageTexts(ours, given)]) {
    expect([said.refer, said.share, said.giveGet('a', 'b')]).toEqual([
      'Refer a friend',
      'Share link',
      'Give a, get b',
    ])
  }
  expect(told).toEqual([
    'goodword: "refr": The widget has no text of this name. Do you mean "refer"?',
    'goodword: "giveGet": Only {give}, {get} can be filled in here.',
    'goodword: "share": Write it as a text.',
    'goodword: "__proto__": The widget has no text of this name.',
    'goodword: "toString": The widget has no text of this name.',
  ])
})

test.each(['{', '"text"x', '#nowhere', '#', 'null'])('texts that are %s leave ours', (given) => {
  expect(withPageTexts(ours, given).refer).toBe('Refer a friend')
  expect(told).toHaveLength(1)
})

test('an element says otherwise than the script, and stands as text', async () => {
  document.body.innerHTML =
    '<script type="application/json" id="texts">{"copyLink":"<i>Copy</i> it"}</script>'
  const own = placePanel({ texts: '#texts' })
  const others = placePanel()
  include({ texts: '{"copyLink":"Take it"}' })
  comeIntoView()
  await until(() => textOf(own.shadowRoot).includes('<i>Copy</i> it'))
  await until(() => textOf(others.shadowRoot).includes('Take it'))
  expect(own.shadowRoot?.querySelector('i')).toBeNull()
})
