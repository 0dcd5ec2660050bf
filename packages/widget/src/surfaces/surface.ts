import type { ComponentChild } from 'preact'
import type { Patience } from '../call-api.ts'
import type { Host } from '../host.ts'
import type { SurfaceMessages } from '../messages/messages.ts'
import type { Catalogue } from '../words/locale.ts'

/** Where a surface plays: its shadow root, its element, and how it shows what it has. */
export type Stage = {
  readonly host: Host
  readonly root: ShadowRoot
  /** The element in the page, where there is one. */
  readonly element: Element | undefined
  readonly waits: Patience
  show(content: ComponentChild, locale: string): void
}

/** Brings a surface to life; gives back what ends it. */
export type Surface = (stage: Stage) => () => void

export const catalogue: Catalogue<SurfaceMessages> = {
  en: () => import('../messages/en/surfaces.ts'),
  zh: () => import('../messages/zh/surfaces.ts'),
  ja: () => import('../messages/ja/surfaces.ts'),
  de: () => import('../messages/de/surfaces.ts'),
  es: () => import('../messages/es/surfaces.ts'),
  ar: () => import('../messages/ar/surfaces.ts'),
}
