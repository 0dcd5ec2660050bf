/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { formatDay, formatShortDay } from '../shop/lang.ts'
import type { Visitor } from '../shop/visitor.ts'
import { demoWords } from './words.ts'

type Props = {
  readonly visitor: Visitor
  /** The workspace's clock. */
  readonly now: string
  readonly consoleLink: string
}

/** The strip below the shop with which one plays the passing of time, and sees what happened. */
export function DemoBar({ visitor, now, consoleLink }: Props) {
  const { lang, here } = visitor
  const t = demoWords(lang)
  return (
    <aside class="demo-bar" aria-label={t.notShop}>
      <strong class="demo-mark">{t.demo}</strong>
      <form class="demo-clock" method="post" action="/demo/clock">
        <input type="hidden" name="back" value={here} />
        <span class="demo-date">{t.clock(formatDay(now, lang))}</span>
        <span class="demo-date-short" aria-hidden="true">
          {formatShortDay(now, lang)}
        </span>
        <fieldset class="demo-days" aria-label={t.move}>
          {[1, 8, 30].map((days) => (
            <button type="submit" name="days" value={String(days)}>
              {t.days(days)}
            </button>
          ))}
        </fieldset>
      </form>
      <nav class="demo-links" aria-label={t.demo}>
        <details class="demo-events" data-failed={t.eventsFailed}>
          <summary>{t.events}</summary>
          <section class="demo-drawer" aria-label={t.events} aria-live="polite" tabindex={0} />
        </details>
        <a href={consoleLink} target="_blank" rel="noopener">
          {t.console}
        </a>
        <a href="/">{t.start}</a>
      </nav>
    </aside>
  )
}
