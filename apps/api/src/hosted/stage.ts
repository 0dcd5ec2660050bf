import type { ProgramDraft } from '@goodword/domain/programs/document'
import { sampleProgram } from '@goodword/testing/sample-program'
import type { openApp, Shop } from '../fixtures.ts'

// Only tests import this: a merchant with a program and an advocate, made through the API as they would be.

export const browserAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'

type Opened = Awaited<ReturnType<typeof openApp>>

/** Publishes a program; gives its id and slug. */
export async function publish(
  { ask }: Pick<Opened, 'ask'>,
  shop: Shop,
  slug: string,
  draft: ProgramDraft = sampleProgram,
): Promise<string> {
  const key = shop.secretKey
  const made = await ask('POST', '/v1/programs', { key, body: { slug, draft } })
  const published = await ask('POST', `/v1/programs/${made.json.id}/publish`, {
    key,
    body: {},
    headers: { 'idempotency-key': slug },
  })
  if (published.status !== 201) throw new Error(published.text)
  return made.json.id
}

/** Enrols an advocate; gives their code as people see it, and its link. */
export async function enrol(
  { ask }: Pick<Opened, 'ask'>,
  shop: Shop,
  programId: string,
  name: string,
): Promise<{ id: string; alias: string; link: string }> {
  const key = shop.secretKey
  const body = { external_id: name, name }
  const participant = await ask('POST', '/v1/participants', { key, body })
  const code = await ask('POST', '/v1/codes', {
    key,
    body: { program_id: programId, participant_id: participant.json.id },
  })
  if (code.status !== 201) throw new Error(code.text)
  return code.json
}
