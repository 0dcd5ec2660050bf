import type { launchBrowser } from '@goodword/testing/browser'

export type Browser = Awaited<ReturnType<typeof launchBrowser>>
export type Page = Awaited<ReturnType<Browser['newPage']>>

/** Each picture shows all of these. */
export const locales = ['en', 'zh', 'ar'] as const
export const schemes = ['light', 'dark'] as const
export const widths = [360, 768, 1440] as const

export type Look = {
  readonly locale: (typeof locales)[number]
  readonly scheme: (typeof schemes)[number]
}

export const looks: readonly Look[] = locales.flatMap((locale) =>
  schemes.map((scheme) => ({ locale, scheme })),
)

/** Half as large as life: enough to see, and little enough to keep. */
export const sheetStyle = `
  body { margin: 0; padding: 24px; zoom: 0.5; background: #e8e6e1 }
  .row { display: grid; grid-template-columns: ${widths.map((width) => `${width}px`).join(' ')}; gap: 24px; align-items: start; margin-block-end: 24px; padding: 24px; border-radius: 16px; background: #fff; width: max-content }
  .dark { background: #111110 }
  img { display: block; width: 100%; border-radius: 8px; outline: 2px solid #8884 }`
