/** What may be wrong with a referral: a signal, how heavy it weighs (0 to 100), and why. */
export type RiskSignal = { readonly signal: 'same_device'; readonly score: number }

export type RiskAssessment = {
  readonly result: 'clear' | 'review'
  readonly score: number
  readonly signals: readonly RiskSignal[]
}

const REVIEW_FROM = 50

/**
 * Weighs the signals of a new referral. That friend and advocate are one person by identity is not
 * weighed here: such a claim never wins. One device may be a household's, so it asks a person to look.
 */
export function assessRisk(facts: { readonly sameDevice: boolean }): RiskAssessment {
  const signals: RiskSignal[] = facts.sameDevice ? [{ signal: 'same_device', score: 60 }] : []
  const score = Math.min(
    100,
    signals.reduce((sum, { score: weight }) => sum + weight, 0),
  )
  return { result: score >= REVIEW_FROM ? 'review' : 'clear', score, signals }
}
