import type { Speech } from '../words/speech.ts'
import type { Guards, Program } from './load-overview.ts'

type Props = {
  readonly programs: readonly Program[]
  readonly guards: ReadonlyMap<string, Guards>
  readonly speech: Speech
}

/** The programs with the version that is live. */
export function ProgramList({ programs, guards, speech }: Props) {
  const { t } = speech
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
            <Left guards={guards.get(program.id)} speech={speech} />
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

type LeftProps = { readonly guards: Guards | undefined; readonly speech: Speech }

/** Why a program takes nobody new just now, and what its budget has left: it never stops silently. */
function Left({ guards, speech }: LeftProps) {
  const { t } = speech
  if (!guards) return null
  const { declines, budget } = guards
  const stops = declines.filter((code) => code !== 'program_paused')
  const write = (value: number) => speech.amount(value, budget?.asset ?? '')
  return (
    <>
      {stops.map((code) => (
        <p key={code} class="small wrong">
          {t.declines[code]}
        </p>
      ))}
      {budget && (
        <p class="small budget">
          <progress
            max={budget.amount}
            value={Math.min(budget.used, budget.amount)}
            aria-label={t.budget}
          />
          {t.budgetUsed(write(budget.used), write(budget.amount), write(budget.left))}
        </p>
      )}
    </>
  )
}
