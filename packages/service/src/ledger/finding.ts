/** Something that does not hold: which law, and where. */
export type Finding = { readonly law: string; readonly where: string; readonly detail: string }
