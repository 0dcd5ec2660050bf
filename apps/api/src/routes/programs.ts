import * as backtests from '@goodword/contract/backtests'
import * as status from '@goodword/contract/program-status'
import * as operations from '@goodword/contract/programs'
import { getBacktest } from '@goodword/service/backtest/get-backtest'
import { createHistoryFile, putHistoryPart } from '@goodword/service/backtest/history-files'
import { startBacktest } from '@goodword/service/backtest/start-backtest'
import { createProgram } from '@goodword/service/programs/create-program'
import { diffProgram } from '@goodword/service/programs/diff-program'
import { endProgram } from '@goodword/service/programs/end-program'
import { getProgram } from '@goodword/service/programs/get-program'
import { getProgramGuards } from '@goodword/service/programs/get-program-guards'
import { getProgramVersion } from '@goodword/service/programs/get-program-version'
import { listProgramTemplates } from '@goodword/service/programs/list-program-templates'
import { listProgramVersions } from '@goodword/service/programs/list-program-versions'
import { listPrograms } from '@goodword/service/programs/list-programs'
import { pauseProgram } from '@goodword/service/programs/pause-program'
import { publishProgram } from '@goodword/service/programs/publish-program'
import { resumeProgram } from '@goodword/service/programs/resume-program'
import { updateProgram } from '@goodword/service/programs/update-program'
import { validateProgram } from '@goodword/service/programs/validate-program'
import { type Route, route } from '../route.ts'

/** The operations of programs. */
export const programs: readonly Route[] = [
  route(operations.listPrograms, listPrograms),
  route(operations.createProgram, createProgram),
  route(operations.getProgram, getProgram),
  route(operations.updateProgram, updateProgram),
  route(operations.validateProgram, validateProgram),
  route(operations.publishProgram, publishProgram),
  route(status.pauseProgram, pauseProgram),
  route(status.resumeProgram, resumeProgram),
  route(status.endProgram, endProgram),
  route(status.getProgramGuards, getProgramGuards),
  route(operations.listProgramVersions, listProgramVersions),
  route(operations.getProgramVersion, getProgramVersion),
  route(operations.diffProgram, diffProgram),
  route(operations.listProgramTemplates, listProgramTemplates),
  route(backtests.startBacktest, startBacktest),
  route(backtests.getBacktest, getBacktest),
  route(backtests.createHistoryFile, createHistoryFile),
  route(backtests.putHistoryPart, putHistoryPart),
]
