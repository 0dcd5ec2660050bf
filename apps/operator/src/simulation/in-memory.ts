import { checkHistories } from '@goodword/domain/conversions/laws.test-kit'
import { note, print } from '../bench/figure.ts'

/**
 * Lets random histories of random programs happen on the pure model, each held to every law after each step
 * or at its end. The same seed gives the same histories; one that breaks a law is made small and thrown.
 */
export function simulateInMemory(seed: number, stepsMin: number): void {
  let steps = 0
  let decisions = 0
  for (let round = 0; steps < stepsMin; round++) {
    checkHistories({ seed: seed + round, numRuns: 1_000 }, (receipts, taken) => {
      steps += taken
      decisions += receipts.length
    })
    note(`${steps} steps, ${decisions} decisions`)
  }
  print({ figure: 'simulation in memory, steps', value: steps, unit: 'steps', atLeast: stepsMin })
  print({ figure: 'simulation in memory, decisions', value: decisions, unit: 'decisions' })
  print({ figure: 'simulation in memory, broken laws', value: 0, unit: 'laws', atMost: 0 })
}
