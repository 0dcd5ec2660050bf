/** A noun whose form goes by a number, as the language has forms; `#` stands for the number as it is said. */
export type Forms = { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

/** A count with the form of its noun: "2 أيام" takes another than "11 يومًا". */
export function inForm(forms: Forms, count: number, said: string, locale: string): string {
  const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other
  return form.replace('#', said)
}
