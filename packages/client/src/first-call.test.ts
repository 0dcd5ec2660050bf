import { http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import readme from '../README.md?raw'
import example from './first-call.example.ts?raw'
import { answer, refusal } from './fixtures.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => {
  server.resetHandlers()
  vi.restoreAllMocks()
  vi.resetModules()
})
afterAll(() => server.close())

/** Runs the example against an API that answers this, and returns what it prints. */
async function run(reply: () => Response): Promise<unknown[][]> {
  server.use(http.post('http://localhost:8787/v1/conversions', reply))
  const print = vi.spyOn(console, 'log').mockImplementation(() => {})
  await import('./first-call.example.ts')
  return print.mock.calls
}

test('the README shows the program that is run here', () => {
  expect(readme).toContain(`\`\`\`ts\n${example}\`\`\``)
})

test('it prints what the order led to', async () => {
  const printed = await run(() =>
    answer('recordConversion', {
      id: 'cnv_01h455vb4pex5vsknk084sn02q',
      type: 'order',
      external_id: 'order-1001',
      friend_id: 'par_01h455vb4pex5vsknk084sn02q',
      amount: 9900,
      asset: 'EUR',
      refunded_amount: 0,
      number: 1,
      is_confirmed: true,
      data: {},
      occurred_at: '2025-05-15T12:00:00.000Z',
      recorded_at: '2025-05-15T12:00:00.000Z',
      result: 'recorded',
      outcomes: [
        {
          program_id: 'prg_01h455vb4pex5vsknk084sn02q',
          decision_id: 'dec_01h455vb4pex5vsknk084sn02q',
          referral_id: 'ref_01h455vb4pex5vsknk084sn02q',
          referral_state: 'converted',
          attribution: {
            result: 'attributed',
            advocate_id: 'par_01h455vb4pex5vsknk084sn02q',
            reasons: [],
          },
          rewards: [
            {
              rule: 'first_order',
              recipient: 'advocate',
              result: 'granted',
              reason: null,
              reward_id: 'rwd_01h455vb4pex5vsknk084sn02q',
              kind: 'credit',
              amount: 500,
              asset: 'EUR',
              state: 'held',
              hold_until: '2025-05-22T12:00:00.000Z',
            },
          ],
        },
      ],
    }),
  )
  expect(printed).toEqual([['attributed', ['first_order: granted']]])
})

test('it prints why the order was refused', async () => {
  const errors = [{ pointer: '/amount', message: 'An amount is not below 0.' }]
  expect(await run(() => refusal('invalid_input', { errors }))).toEqual([['invalid_input', errors]])
})
