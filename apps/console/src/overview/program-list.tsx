import type { Speech } from '../words/speech.ts'
import type { Program } from './load-overview.ts'

type Props = { readonly programs: readonly Program[]; readonly speech: Speech }

/** The programs with the version that is live. */
export function ProgramList({ programs, speech: { t } }: Props) {
  if (programs.length === 0) {
    return (
      <div class="empty">
        <p>{t.noPrograms}</p>
        <a class="button quiet-button" href="/docs#/Programs/createProgram">
          {t.makeProgram}
        </a>
      </div>
    )
  }
  return (
    <ul class="rows">
      {programs.map((program) => (
        <li key={program.id} class="row">
          <div>
            <strong>{program.slug}</strong>
            <p class="quiet small">
              {program.live_version === null ? t.noVersion : t.version(program.live_version)}
              {program.draft !== null && program.live_version !== null && `, ${t.hasDraft}`}
            </p>
            <p class="row-links">
              <a href={`#/programs/${program.id}/look`} aria-label={`${t.look}: ${program.slug}`}>
                {t.look}
              </a>
              <a
                href={`#/programs/${program.id}/backtest`}
                aria-label={`${t.backtest}: ${program.slug}`}
              >
                {t.backtest}
              </a>
            </p>
          </div>
          <span class={`state program-${program.status}`}>{t.programStatus[program.status]}</span>
        </li>
      ))}
    </ul>
  )
}
