import * as v from 'valibot'
import { id, instant } from './fields.ts'
import { operation } from './operation.ts'

/** Long work: how far it is, and how it ended. */
export const Job = v.strictObject({
  id: id('job'),
  kind: v.string(),
  state: v.picklist(['running', 'done', 'failed']),
  progress: v.record(v.string(), v.unknown()),
  created_at: instant,
  finished_at: v.nullable(instant),
})

export const getJob = operation({
  id: 'getJob',
  method: 'GET',
  path: '/v1/jobs/{job_id}',
  summary: 'How far a job is.',
  tag: 'Jobs',
  auth: 'secret',
  scope: 'workspace:read',
  params: v.strictObject({ job_id: id('job') }),
  status: 200,
  reply: Job,
  errors: ['job_not_found'],
})
