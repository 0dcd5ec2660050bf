import type { ProgramDraft } from '../document.ts'

/**
 * One part of the program language, shown by a whole program and a story that it tells. The reference is
 * made of these, and a test publishes and runs each: what it says is what happens.
 *
 * A new word needs one: a file here, and a line in `examples.ts`. Every word of the schema must stand in
 * the document of some example, and every part of it must have an example of its own.
 */
export type LanguageExample = {
  /** The part that it shows, by its place: "attribution", "rules.give.value"; "" is the document itself, and `*` a name of the merchant's. */
  readonly part: string
  readonly title: string
  /** What the document means, in a sentence or two for a merchant. */
  readonly says: string
  readonly document: ProgramDraft
  readonly story: readonly Step[]
}

/** Something that a friend of Ada's does, or that is reported of them, and what it leads to. */
export type Step = {
  readonly friend: string
  /**
   * A type of conversion; or "refund", of the friend's last one; or "checkout", where the offer is asked for;
   * or "balance", which is reported of them; or "period", which ends.
   */
  readonly does: string
  /** Who brings them; Ada, where it is left out. */
  readonly brought_by?: string
  readonly amount?: number
  readonly asset?: string
  /** How long after the step before. */
  readonly after_days?: number
  /** What is known of the friend from now on. */
  readonly attributes?: Readonly<Record<string, unknown>>
  /** What is known of Ada from now on. */
  readonly ada?: Readonly<Record<string, unknown>>
  /** Each gift that was decided about, such as "advocate: granted coupon 10000 CNY, held 7 days". */
  readonly leads_to: readonly string[]
}
