import * as operations from '@goodword/contract/jobs'
import { getJob } from '@goodword/service/jobs/get-job'
import { type Route, route } from '../route.ts'

/** The operations of jobs. */
export const jobs: readonly Route[] = [route(operations.getJob, getJob)]
