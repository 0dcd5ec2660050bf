/** The same without a prototype, so that nothing the page hung on every object is read as one of its options. */
export function bare<const T extends object>(given: T): T {
  return Object.assign(Object.create(null), given)
}
