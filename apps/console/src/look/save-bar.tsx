import type { LookTab } from '../route.ts'
import type { Loaded } from '../use-loaded.ts'
import type { Review } from './review-draft.ts'
import type { LookState, Outcome } from './use-look.ts'
import type { LookWords } from './words/en.ts'

type Props = {
  readonly look: LookState
  readonly tab: LookTab
  readonly review: Loaded<Review>
  readonly t: LookWords
}

/** What is not saved yet, what came of it, and the next step: save, see what changes, publish. */
export function SaveBar({ look, tab, review, t }: Props) {
  const { program } = look.look
  const count = Object.keys(look.edits).length
  const isPublishable =
    review.kind === 'ready' &&
    !review.isRefreshing &&
    review.value.faults.length === 0 &&
    (review.value.changes.length > 0 || program.live_version === null)
  return (
    <div class="save-bar">
      {look.outcome && <Said outcome={look.outcome} look={look} t={t} />}
      <div class="save-row">
        <span class="quiet" role="status">
          {count > 0 ? t.unsaved(count) : t.allSaved}
        </span>
        <div class="save-buttons">
          {count > 0 && (
            <button type="button" class="plain" disabled={!!look.isBusy} onClick={look.discard}>
              {t.discard}
            </button>
          )}
          <button
            type="button"
            class="button quiet-button"
            disabled={count === 0 || !!look.isBusy}
            onClick={look.save}
          >
            {look.isBusy === 'save' ? t.saving : t.save}
          </button>
          {tab === 'changes' ? (
            <button
              type="button"
              class="button"
              disabled={!isPublishable || !!look.isBusy}
              onClick={look.publish}
            >
              {look.isBusy === 'publish'
                ? t.publishing
                : t.publish((program.live_version ?? 0) + 1)}
            </button>
          ) : (
            <a class="button" href={`#/programs/${program.id}/look/changes`}>
              {t.review}
            </a>
          )}
        </div>
      </div>
    </div>
  )
}

type SaidProps = { readonly outcome: Outcome; readonly look: LookState; readonly t: LookWords }

function Said({ outcome, look, t }: SaidProps) {
  if (outcome.kind === 'failed') {
    return (
      <div class="notice slim" role="alert">
        <p>
          <strong>{outcome.while === 'save' ? t.failedSave : t.failedPublish}.</strong>{' '}
          {whyFailed(outcome.code, t)} {t.kept}
        </p>
      </div>
    )
  }
  if (outcome.kind === 'changed') {
    return (
      <div class="notice slim wait" role="alert">
        <p>{t.changedMeanwhile}</p>
      </div>
    )
  }
  if (outcome.kind !== 'published') {
    return (
      <p class="done" role="status">
        {outcome.kind === 'saved' ? t.savedDraft : t.restored(outcome.count)}
      </p>
    )
  }
  const { version, before, restores } = outcome
  return (
    <div class="done" role="status">
      <p>{restores === null ? t.published(version) : t.broughtBack(version, restores)}</p>
      {before !== null && (
        <button
          type="button"
          class="plain"
          disabled={!!look.isBusy}
          onClick={() => look.bringBack(before)}
        >
          {t.bringBack(before)}
        </button>
      )}
    </div>
  )
}

function whyFailed(code: string | undefined, t: LookWords): string {
  if (code === undefined) return t.unreachable
  if (code === 'scope_missing') return t.mayNotWrite
  return code === 'document_invalid' ? t.invalid : t.refused(code)
}
