import * as backtests from '@goodword/contract/backtests'
import * as operations from '@goodword/contract/programs'
import { getBacktest } from '@goodword/service/backtest/get-backtest'
import { createHistoryFile, putHistoryPart } from '@goodword/service/backtest/history-files'
import { startBacktest } from '@goodword/service/backtest/start-backtest'
import { createProgram } from '@goodword/service/programs/create-program'
import { diffProgram } from '@goodword/service/programs/diff-program'
import { getProgram } from '@goodword/service/programs/get-program'
import { getProgramVersion } from '@goodword/service/programs/get-program-version'
import { listProgramTemplates } from '@goodword/service/programs/list-program-templates'
import { listProgramVersions } from '@goodword/service/programs/list-program-versions'
import { listPrograms } from '@goodword/service/programs/list-programs'
import { publishProgram } from '@goodword/service/programs/publish-program'
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
  route(operations.listProgramVersions, listProgramVersions),
  route(operations.getProgramVersion, getProgramVersion),
  route(operations.diffProgram, diffProgram),
  route(operations.listProgramTemplates, listProgramTemplates),
  route(backtests.startBacktest, startBacktest),
  route(backtests.getBacktest, getBacktest),
  route(backtests.createHistoryFile, createHistoryFile),
  route(backtests.putHistoryPart, putHistoryPart),
]
