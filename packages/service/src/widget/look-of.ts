import type { WidgetLook } from '@goodword/contract/widget-look'
import type { ProgramDocument } from '@goodword/domain/programs/document'
import { messagesIn } from '@goodword/domain/programs/own-words'
import { themeOf } from '@goodword/domain/programs/theme-colors'

/** How a program wants the widget to look and to speak, for one reader. */
export function lookOf(document: ProgramDocument, locale: string): WidgetLook {
  return { theme: themeOf(document), messages: messagesIn(document, locale) }
}
