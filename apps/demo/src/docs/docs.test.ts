import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkDocument } from '@goodword/domain/programs/check-document'
import { openServer } from '@goodword/service/open-server'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { RunningDemo } from '../start-demo.tsx'
import { startDemo } from '../start-demo.tsx'
import { identityFor } from './identity.example.ts'
import { checkReward } from './proof.example.ts'

const page = (name: string) => readFileSync(new URL(`../../../../${name}`, import.meta.url), 'utf8')

/** The blocks of a page in one language, each with the heading that it stands under. */
function blocks(
  text: string,
  language: string,
): { readonly heading: string; readonly code: string }[] {
  const found: { heading: string; code: string }[] = []
  let heading = ''
  for (const [, title, info, code] of text.matchAll(/^#+ (.+)$|^```(.*)\n([\s\S]*?)^```$/gm)) {
    if (title !== undefined) heading = title
    else if (info === language) found.push({ heading, code: code ?? '' })
  }
  return found
}

const hasShell = await ran('bash', ['-c', 'command -v curl']).then(
  () => true,
  () => false,
)

describe.runIf(hasShell)('the examples of the pages run as they stand (bash, curl)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'goodword-docs-'))
  const port = 20_000 + (process.pid % 20_000)
  let demo: RunningDemo
  let close: () => Promise<void>
  beforeAll(async () => {
    const env = { GOODWORD_FOLDER: folder, PUBLIC_URL: `http://localhost:${port}` }
    const server = await openServer(env)
    demo = await startDemo(server, { folder, port, log: pino({ level: 'silent' }) })
    close = async () => {
      await demo.stop()
      await server.database.close()
    }
  })
  afterAll(async () => {
    await close?.()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Runs blocks one after the other in one shell; what each answered last. */
  async function answers(code: readonly string[]): Promise<unknown[]> {
    const script = code.map((block) => `${block}\necho; echo ---`).join('\n')
    const out = await ran('bash', ['-euo', 'pipefail', '-c', script], {
      GOODWORD: demo.file.base_url,
      KEY: demo.file.secret_key,
      PROGRAM: demo.file.program_id ?? '',
    })
    return out
      .split('\n---\n')
      .slice(0, code.length)
      .map((text) => (text.trim() === '' ? undefined : JSON.parse(text)))
  }

  test("the README's first call", async () => {
    const [call] = blocks(page('README.md'), 'sh').filter(({ code }) => code.includes('curl'))
    const [answer] = await answers([call!.code.replaceAll(/^export .*\n/gm, '')])
    expect(answer).toMatchObject({ type: 'order', external_id: '1001', result: 'recorded' })
  })

  test('every call of docs/developer.md, in its order', async () => {
    const calls = blocks(page('docs/developer.md'), 'sh')
    const found = await answers(calls.map(({ code }) => code))
    const byHeading = Object.fromEntries(calls.map(({ heading }, at) => [heading, found[at]]))
    expect(byHeading).toMatchObject({
      'Try a program on the past': {
        state: 'done',
        report: { conversions: 1, new_customers: 1 },
        value: { is_within_a_third: true },
      },
      'Enrol an advocate and give them a code': {
        alias: expect.any(String),
        token: expect.any(String),
      },
      'Report what a friend did': {
        result: 'recorded',
        outcomes: [{ referral_state: 'approved', rewards: [{ result: 'granted', state: 'held' }] }],
      },
      'Follow a lead': { stage: 'qualified', company: 'Acme', alternative: null },
      "Honour the friend's offer at the checkout": { status: 'granted' },
      Errors: { status: 422, code: 'invalid_input', errors: [{ pointer: '/amount' }] },
      'Follow what happens': { data: expect.any(Array), next_cursor: expect.any(String) },
      'Ask why': {
        audience: 'merchant',
        rules: expect.arrayContaining([
          expect.objectContaining({
            nearest: [
              expect.objectContaining({
                kind: 'at_least',
                text: 'order of ¥99.00 or more; this one was ¥50.00',
              }),
            ],
          }),
        ]),
      },
      'Contest a decision': { state: 'upheld', reward_ids: [expect.stringMatching(/^rwd_/)] },
      'Let customers spend points': {
        code: 'balance_too_small',
        errors: [{ pointer: '/item_id', message: '1,000 points needed, 0 left.' }],
      },
      "Move the sandbox's clock": { state: 'done' },
    })
  })

  test('the identity that a server signs opens the session', async () => {
    const [block] = blocks(page('docs/developer.md'), 'ts identity')
    expect(readFileSync(new URL('./identity.example.ts', import.meta.url), 'utf8')).toBe(
      block?.code,
    )

    vi.stubEnv('GOODWORD_SIGNING_SECRET', demo.file.signing_secret)
    vi.stubEnv('GOODWORD_SIGNING_SECRET_ID', demo.file.signing_secret_id)
    vi.stubEnv('GOODWORD_WORKSPACE_ID', demo.file.workspace_id)
    const token = await identityFor({ id: 'docs-dora', email: 'dora@example.com', name: 'Dora' })
    vi.unstubAllEnvs()
    const answer = await fetch(
      `${demo.file.base_url}/v1/widget/${demo.file.publishable_key}/session`,
      { headers: { authorization: `Bearer ${token}`, origin: demo.file.base_url } },
    )
    expect(answer.status).toBe(200)
  })

  test('the proof of a reward is verified as the page says', async () => {
    const [block] = blocks(page('docs/developer.md'), 'ts proof')
    expect(readFileSync(new URL('./proof.example.ts', import.meta.url), 'utf8')).toBe(block?.code)

    vi.stubEnv('GOODWORD', demo.file.base_url)
    vi.stubEnv('KEY', demo.file.secret_key)
    vi.stubEnv('GOODWORD_WORKSPACE_ID', demo.file.workspace_id)
    const listed = await fetch(`${demo.file.base_url}/v1/rewards?limit=100`, {
      headers: { authorization: `Bearer ${demo.file.secret_key}` },
    })
    const { data } = (await listed.json()) as { data: { id: string }[] }
    // The worker of the demo seals twice a minute.
    const result = await vi.waitFor(
      async () => {
        const checked = await checkReward(data.at(-1)!.id)
        if (checked.kind === 'valid' && checked.sealed.length === 0) throw new Error('it waits')
        return checked
      },
      { timeout: 100_000, interval: 1_000 },
    )
    vi.unstubAllEnvs()
    expect(result).toMatchObject({
      kind: 'valid',
      sealed: expect.arrayContaining([expect.objectContaining({ journal: 'promise' })]),
    })
  })
})

test.each(blocks(page('docs/merchant.md'), 'json program'))(
  'the program under "$heading" has no faults',
  ({ code }) => {
    expect(checkDocument(JSON.parse(code))).toMatchObject({ kind: 'ok' })
  },
)

test('the pages name no command that does not exist', () => {
  const { scripts } = JSON.parse(page('package.json')) as { scripts: Record<string, string> }
  const pages = [
    'README.md',
    'ARCHITECTURE.md',
    'docs/merchant.md',
    'docs/developer.md',
    'docs/operator.md',
  ]
  const named = pages.flatMap((name) =>
    [...page(name).matchAll(/npm (?:run )?([a-z]+)/g)].map(([, script]) => script!),
  )
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((script) => !(script in scripts))).toEqual([])
})

function ran(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      command,
      [...args],
      { env: { PATH: process.env.PATH ?? '', ...env } },
      (failure, out, error) => {
        if (failure) reject(new Error(`${command} failed: ${error || out}`))
        else resolve(out)
      },
    )
  })
}
