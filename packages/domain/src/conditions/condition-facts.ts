/** What a condition may ask about, and of which kind each fact is. A map holds what the merchant sends. */
export const conditionFacts = {
  conversion: {
    type: 'string',
    /** What remains after refunds; `gross_amount` is what was paid at first. */
    amount: 'int',
    gross_amount: 'int',
    asset: 'string',
    /** 1 for the friend's first conversion of that type. */
    number: 'int',
    is_confirmed: 'bool',
    data: 'map',
  },
  friend: {
    is_new: 'bool',
    tier: 'string',
    region: 'string',
    language: 'string',
    lifecycle: 'string',
    is_staff: 'bool',
    /** With this one, and those given back left out. */
    conversions_count: 'int',
    days_since_first_conversion: 'int',
    /** Net of refunds, with this one, in the asset of this one. */
    spent: 'int',
    attributes: 'map',
  },
  advocate: {
    tier: 'string',
    region: 'string',
    language: 'string',
    lifecycle: 'string',
    is_staff: 'bool',
    referrals_attributed: 'int',
    referrals_converted: 'int',
    referrals_approved: 'int',
    /** By all friends before this conversion, net of refunds, in its asset. */
    friends_spent: 'int',
    days_since_enrolled: 'int',
    attributes: 'map',
  },
  referral: { number: 'int', days_since: 'int', evidence: 'string' },
  /** Referrals that were attributed and approved so far, also those that fell later. */
  program: { id: 'string', referrals_attributed: 'int', referrals_approved: 'int' },
} as const

/** The facts that are amounts of money, in the currency that the rule is about. */
export const amountFacts: ReadonlySet<string> = new Set([
  'conversion.amount',
  'conversion.gross_amount',
  'friend.spent',
  'advocate.friends_spent',
])

/** The things facts are about: conversion, friend, advocate, referral, program. */
export type FactSubject = keyof typeof conditionFacts

/** A declared fact as conditions name it, such as `friend.tier`; each has its name in words. */
export type FactName = {
  [Subject in FactSubject]: `${Subject}.${Extract<keyof (typeof conditionFacts)[Subject], string>}`
}[FactSubject]

/** The facts that are either so or not. */
export type FlagName = {
  [Subject in FactSubject]: {
    [Field in keyof (typeof conditionFacts)[Subject]]: (typeof conditionFacts)[Subject][Field] extends 'bool'
      ? `${Subject}.${Extract<Field, string>}`
      : never
  }[keyof (typeof conditionFacts)[Subject]]
}[FactSubject]

type Declared = {
  string: string
  int: number
  bool: boolean
  map: Readonly<Record<string, unknown>>
}
type FactKind = keyof Declared

/** Facts as plain JSON; whatever is missing or null is absent. Amounts are whole minor units. */
export type ConditionFacts = {
  readonly [Subject in FactSubject]?:
    | {
        readonly [Field in keyof (typeof conditionFacts)[Subject]]?:
          | ((typeof conditionFacts)[Subject][Field] extends infer Kind extends FactKind
              ? Declared[Kind]
              : never)
          | null
          | undefined
      }
    | null
    | undefined
}

/** A value that a condition compares: plain, so that a receipt can hold it. */
export type FactValue = string | number | boolean | readonly FactValue[]

/** One fact as a condition names it: `friend.tier`, or `friend.attributes.plan` with its key. */
export type FactPath = {
  readonly name: string
  readonly subject: FactSubject
  readonly field: string
  readonly key?: string
  readonly kind: 'string' | 'int' | 'bool' | 'map' | 'entry'
}

/** Finds a declared fact by its words; undefined when there is none. */
export function findFact(subject: string, field: string, key?: string): FactPath | undefined {
  if (!isSubject(subject) || !Object.hasOwn(conditionFacts[subject], field)) return undefined
  const kind = (conditionFacts[subject] as Record<string, FactKind>)[field]!
  if (key === undefined) return { name: `${subject}.${field}`, subject, field, kind }
  if (kind !== 'map') return undefined
  return { name: `${subject}.${field}.${key}`, subject, field, key, kind: 'entry' }
}

export function isSubject(name: string): name is FactSubject {
  return Object.hasOwn(conditionFacts, name)
}

/**
 * The value of a fact, or undefined when it is absent.
 * A value of another kind than declared is absent too: no comparison with it could be meant.
 */
export function factAt(path: FactPath, facts: ConditionFacts): FactValue | undefined {
  const value = (facts[path.subject] as Record<string, unknown> | null | undefined)?.[path.field]
  if (path.kind === 'string') return typeof value === 'string' ? value : undefined
  if (path.kind === 'int') return Number.isSafeInteger(value) ? (value as number) : undefined
  if (path.kind === 'bool') return typeof value === 'boolean' ? value : undefined
  if (path.key === undefined || typeof value !== 'object' || value === null) return undefined
  // An inherited property such as toString is not something a merchant sent.
  return Object.hasOwn(value, path.key)
    ? plainValue((value as Record<string, unknown>)[path.key])
    : undefined
}

function plainValue(value: unknown): FactValue | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (!Array.isArray(value)) return undefined
  return value.map(plainValue).filter((item) => item !== undefined)
}
