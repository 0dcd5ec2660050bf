import { createClient } from '@goodword/client/create-client'
import { GoodwordError } from '@goodword/client/errors'

const goodword = createClient({
  baseUrl: 'http://localhost:8787',
  key: 'gw_sk_sandbox_yours',
})

try {
  const { outcomes } = await goodword.recordConversion({
    body: {
      type: 'order',
      external_id: 'order-1001',
      friend: { external_id: 'customer-42' },
      amount: 9900,
      asset: 'EUR',
      code: 'ANNA-7Q2M',
    },
  })
  for (const { attribution, rewards } of outcomes) {
    console.log(
      attribution.result,
      rewards.map(({ rule, result }) => `${rule}: ${result}`),
    )
  }
} catch (error) {
  if (!(error instanceof GoodwordError)) throw error
  console.log(error.code, error.errors)
}
