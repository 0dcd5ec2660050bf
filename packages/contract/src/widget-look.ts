import * as v from 'valibot'

/** A program's theme as the widget draws it; the text on each accent is chosen so that it can be read. */
export const WidgetTheme = v.strictObject({
  accent: v.nullable(v.string()),
  accent_text: v.nullable(v.string()),
  /** The same accent on a dark surface. */
  accent_dark: v.nullable(v.string()),
  accent_dark_text: v.nullable(v.string()),
  /** In pixels. */
  radius: v.nullable(v.number()),
  font: v.nullable(v.string()),
  mode: v.picklist(['light', 'dark', 'auto']),
})
export type WidgetTheme = v.InferOutput<typeof WidgetTheme>

/** How the merchant wants the widget to look and to speak; null: as we do. */
export const widgetLook = {
  theme: v.nullable(WidgetTheme),
  /** Our own texts said otherwise, by their names; `{1}` is the first thing that is filled in. */
  messages: v.nullable(v.record(v.string(), v.string())),
}
export type WidgetLook = {
  readonly theme: WidgetTheme | null
  readonly messages: Readonly<Record<string, string>> | null
}
