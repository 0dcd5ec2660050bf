import { type AppealFacts, decideAppeal } from '@goodword/domain/appeals/decide-appeal'
import { type BoardFacts, decideBoard } from '@goodword/domain/boards/decide-board'
import type { ConversionFacts } from '@goodword/domain/conversions/conversion-facts'
import { decideConversion } from '@goodword/domain/conversions/decide-conversion'
import { type CreditFacts, decideCredit } from '@goodword/domain/credits/decide-credit'
import { type DrawFacts, decideDraw } from '@goodword/domain/draws/decide-draw'
import type { ProgramDocument } from '@goodword/domain/programs/document'
import type { Server } from '../context.ts'
import { loadProgram } from '../programs/load-program.ts'
import { programsOfFacts } from '../programs/programs-of-facts.ts'

/** What is decided now from the facts of a receipt, as the text that it would be stored as. */
export async function decidedAgain(
  server: Server,
  workspaceId: string,
  receipt: { readonly kind: string; readonly program_id: string; readonly facts: string },
): Promise<string> {
  const facts = JSON.parse(receipt.facts)
  const documentOf = async (version: number): Promise<ProgramDocument> =>
    (await loadProgram(server.database.db, workspaceId, receipt.program_id, version)).document

  switch (receipt.kind) {
    case 'credit':
      return JSON.stringify(decideCredit(facts as CreditFacts))
    case 'appeal':
      return JSON.stringify(decideAppeal(facts as AppealFacts))
    case 'draw': {
      const { draw: name, program_version } = facts as DrawFacts
      const draw = (await documentOf(program_version)).draws!.find(({ id }) => id === name)!
      return JSON.stringify(decideDraw(draw, facts))
    }
    case 'board': {
      const { board: name, program_version } = facts as BoardFacts
      const board = (await documentOf(program_version)).boards!.find(({ id }) => id === name)!
      return JSON.stringify(decideBoard(board, facts))
    }
    default: {
      const { db } = server.database
      const programs = await programsOfFacts(db, workspaceId, receipt.program_id, facts)
      return JSON.stringify(decideConversion(programs, facts as ConversionFacts))
    }
  }
}
