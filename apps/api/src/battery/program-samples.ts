import { aDraw, aProgram, inTurn, nothing, publishedProgram } from './things.ts'
import { document, type SomeSamples } from './world.ts'

const formats = inTurn(['csv', 'jsonl'])

/** A valid request to each operation on programs, their versions, backtests and draws. */
export const programSamples = {
  listPrograms: nothing,
  createProgram: async ({ fresh }) => ({ body: { slug: fresh(), draft: document } }),
  getProgram: async (world) => ({ params: { program_id: await aProgram(world) } }),
  updateProgram: async (world) => ({
    params: { program_id: await aProgram(world) },
    body: { draft: document },
  }),
  validateProgram: async () => ({ body: { document } }),
  publishProgram: async (world) => ({ params: { program_id: await aProgram(world) }, body: {} }),
  pauseProgram: async (world) => ({
    params: { program_id: await publishedProgram(world) },
    body: {},
  }),
  resumeProgram: async (world) => ({
    params: { program_id: await publishedProgram(world) },
    body: {},
  }),
  endProgram: async (world) => ({
    params: { program_id: await publishedProgram(world) },
    body: { promises: 'honour' },
  }),
  getProgramGuards: async (world) => ({ params: { program_id: await publishedProgram(world) } }),
  listProgramVersions: async (world) => ({ params: { program_id: await publishedProgram(world) } }),
  getProgramVersion: async (world) => ({
    params: { program_id: await publishedProgram(world), version: '1' },
  }),
  diffProgram: async (world) => ({
    params: { program_id: await publishedProgram(world) },
    query: { from: '1', to: '1' },
  }),
  listProgramTemplates: nothing,
  startBacktest: async (world) => ({
    params: { program_id: await publishedProgram(world) },
    body: { version: 1, customer_value: { amount: 30_000, asset: 'USD' } },
  }),
  getBacktest: async (world) => {
    const path = `/v1/programs/${await aProgram(world)}/backtest`
    const started = await world.post(path, {}, { 'idempotency-key': world.fresh() })
    return { params: { job_id: started.json.id } }
  },
  createHistoryFile: async () => ({ body: { format: formats() } }),
  putHistoryPart: async (world) => ({
    params: {
      history_file_id: (await world.post('/v1/history-files', { format: 'jsonl' })).json.id,
      part: '1',
    },
    body: { content: world.fresh() },
  }),
  listDraws: async ({ programId }) => ({ params: { program_id: programId } }),
  getDraw: async (world) => ({ params: { program_id: await aDraw(world), draw: 'car' } }),
} satisfies SomeSamples
