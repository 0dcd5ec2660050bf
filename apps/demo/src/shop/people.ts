/** A customer as the shop knows them. In this shop anyone may sign in as anyone. */
export type Person = {
  readonly id: string
  readonly name: string
  readonly email: string
  /** Years since the first purchase; 0 for somebody who has never bought here. */
  readonly customerYears: number
}

/** Everybody one can be. Alice and Mei have long been customers, the others are new. */
export const people: readonly Person[] = [
  { id: 'alice', name: 'Alice', email: 'alice@example.com', customerYears: 3 },
  { id: 'ben', name: 'Ben', email: 'ben@example.com', customerYears: 0 },
  { id: 'chen', name: 'Chen', email: 'chen@example.com', customerYears: 0 },
  { id: 'dora', name: 'Dora', email: 'dora@example.com', customerYears: 0 },
  { id: 'emil', name: 'Emil', email: 'emil@example.com', customerYears: 0 },
  { id: 'fay', name: 'Fay', email: 'fay@example.com', customerYears: 0 },
  { id: 'mei', name: 'Mei', email: 'mei@example.com', customerYears: 5 },
]

/** The person with this id; nobody for a visitor who has not signed in. */
export function findPerson(id: string | undefined): Person | undefined {
  return people.find((person) => person.id === id)
}
