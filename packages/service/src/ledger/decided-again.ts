import { type AppealFacts, decideAppeal } from '@goodword/domain/appeals/decide-appeal'
import { type BoardFacts, decideBoard } from '@goodword/domain/boards/decide-board'
import type { ConversionFacts } from '@goodword/domain/conversions/conversion-facts'
import { decideConversion } from '@goodword/domain/conversions/decide-conversion'
import { type CreditFacts, decideCredit } from '@goodword/domain/credits/decide-credit'
import { type DrawFacts, decideDraw } from '@goodword/domain/draws/decide-draw'
import type { Program } from '@goodword/domain/programs/compile-program'
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
  const { db } = server.database
  const boundingFor = async ({ program_version, bounds }: DrawFacts | BoardFacts) => ({
    program: await loadProgram(db, workspaceId, receipt.program_id, program_version),
    live: bounds && (await loadProgram(db, workspaceId, receipt.program_id, bounds.live_version)),
  })

  const programsOf = async ({ owed, bounds }: AppealFacts) => {
    const programs = new Map<number, Program>()
    const versions = owed.map(({ program_version }) => program_version)
    for (const version of bounds ? [...versions, bounds.live_version] : []) {
      programs.set(version, await loadProgram(db, workspaceId, receipt.program_id, version))
    }
    return programs
  }

  switch (receipt.kind) {
    case 'credit':
      return JSON.stringify(decideCredit(facts as CreditFacts))
    case 'appeal':
      return JSON.stringify(decideAppeal(facts, await programsOf(facts)))
    case 'draw': {
      const bounding = await boundingFor(facts)
      const draw = bounding.program.document.draws!.find(({ id }) => id === facts.draw)!
      return JSON.stringify(decideDraw(draw, facts, bounding))
    }
    case 'board': {
      const bounding = await boundingFor(facts)
      const board = bounding.program.document.boards!.find(({ id }) => id === facts.board)!
      return JSON.stringify(decideBoard(board, facts, bounding))
    }
    default: {
      const programs = await programsOfFacts(db, workspaceId, receipt.program_id, facts)
      return JSON.stringify(decideConversion(programs, facts as ConversionFacts))
    }
  }
}
