import { describePostgres } from '@goodword/testing/postgres'
import { beforeAll, expect, test } from 'vitest'
import { ownStage } from '../own-stage.ts'
import { type Advocate, fromPage, type ReplyTo } from '../stage.ts'

describePostgres('regions', () => {
  const stage = ownStage()
  let programId: string
  let alice: Advocate
  let bruno: Advocate

  beforeAll(async () => {
    programId = await stage.publishTemplate('regions')
    alice = await stage.advocate(programId, 'alice')
    bruno = await stage.advocate(programId, 'bruno', { attributes: { can_be_paid: false } })
  })

  /** A friend of a region signs up; what the advocate gets. */
  async function signsUp(advocate: Advocate, name: string, region: string) {
    const click_token = await stage.open(advocate)
    const friend = { external_id: name, attributes: { region } }
    const { outcomes } = await stage.convert({
      type: 'signup',
      external_id: name,
      friend,
      click_token,
    })
    return outcomes[0]!.rewards
      .filter(({ result }) => result === 'granted')
      .map(({ rule, kind, amount, asset, state }) => [rule, kind, amount, asset, state])
  }

  test('the same document gives each region what fits it, in its own asset', async () => {
    expect(await signsUp(alice, 'kenji', 'APAC')).toEqual([
      ['asia-pacific', 'donation', 100, 'points', 'issued'],
    ])
    expect(await signsUp(alice, 'emma', 'EU')).toEqual([
      ['europe', 'cash', 1_000, 'EUR', 'available'],
    ])
    expect(await signsUp(alice, 'lucia', 'LATAM')).toEqual([
      ['latin-america', 'perk', 1, 'feature_on_page', 'issued'],
    ])
    expect(await signsUp(alice, 'amina', 'MEA')).toEqual([
      ['middle-east-africa', 'donation', 500, 'USD', 'issued'],
    ])
    expect(await signsUp(alice, 'nobody', 'ATLANTIS')).toEqual([])
  })

  test('whom we cannot pay gets a phone top-up of the same worth', async () => {
    expect(await signsUp(bruno, 'franz', 'EU')).toEqual([
      ['europe', 'coupon', 1_000, 'EUR', 'issued'],
    ])
    const [topUp] = await stage.rewardsOf(bruno.id)
    expect(topUp?.coupon_code).toMatch(/^[2-9A-Z]{16}$/)
  })

  test.each([
    ['en', 'Bring a friend. The thanks fit the place.'],
    ['zh-CN', '推荐好友，各地有各地的谢礼'],
    ['es', 'Invita a un amigo. El agradecimiento depende del lugar.'],
    ['de-AT', 'Lade jemanden ein. Der Dank passt zum Ort.'],
    ['ar', 'ادعُ صديقًا، ولكل مكان شكره'],
  ])('a reader of %s is spoken to in their language', async (locale, headline) => {
    const { publishableKey, identityOf } = stage.shop
    const path = `/v1/widget/${publishableKey}/session?program_id=${programId}&locale=${locale}`
    const answered = await stage.ask('GET', path, { key: identityOf('alice'), headers: fromPage })
    expect((answered.json as ReplyTo<'getWidgetSession'>).program.headline).toBe(headline)
  })
})
