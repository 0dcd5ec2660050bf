import type { Client } from '@goodword/client/create-client'
import type { ComponentChildren } from 'preact'
import type { Speech } from '../words/speech.ts'
import { AnswerForm } from './answer-form.tsx'
import { type Appeal, type Claim, peopleIn, type Review, type Task } from './load-tasks.ts'
import { taskWords } from './words/task-words.ts'

type Props = {
  readonly goodword: Client
  readonly task: Task
  readonly names: ReadonlyMap<string, string>
  readonly speech: Speech
}

/** One case: what it is about, what is known of it, and the form that decides it. */
export function TaskCard({ goodword, task, names, speech }: Props) {
  const t = taskWords(speech.lang)
  const people = peopleIn(task).map((id) => names.get(id) ?? `…${id.slice(-6)}`)
  return (
    <article class="card task" aria-labelledby={task.of.id}>
      <header class="task-head">
        <div>
          <h2 id={task.of.id}>
            {people.join(` · `)}
            <span class="hidden">: {t.kinds[task.kind]}</span>
          </h2>
          <p class="quiet" aria-hidden="true">
            {t.kinds[task.kind]}
          </p>
        </div>
        <DueBadge task={task} speech={speech} />
      </header>
      {task.kind === 'appeal' && <AppealFacts appeal={task.of} speech={speech} />}
      {task.kind === 'claim' && <ClaimFacts claim={task.of} speech={speech} />}
      {task.kind === 'review' && <ReviewFacts review={task.of} speech={speech} />}
      <AnswerForm goodword={goodword} task={task} speech={speech} />
    </article>
  )
}

function DueBadge({ task, speech }: Pick<Props, 'task' | 'speech'>) {
  const t = taskWords(speech.lang)
  if (task.kind === 'review') {
    return <span class="state">{t.since(speech.day(task.of.opened_at))}</span>
  }
  const day = speech.day(task.of.due_at)
  return task.of.is_overdue ? (
    <span class="state denied">{t.overdue(day)}</span>
  ) : (
    <span class="state held">{t.due(day)}</span>
  )
}

function AppealFacts({ appeal, speech }: { readonly appeal: Appeal; readonly speech: Speech }) {
  const t = taskWords(speech.lang)
  const { decision_id, referral_id, evidence } = appeal
  return (
    <>
      <dl class="facts">
        <Fact name={t.contests}>
          {speech.reason(appeal.reason)}
          {appeal.signal !== null && (
            <span class="quiet small why">{t.signal(speech.reason(appeal.signal))}</span>
          )}
          {decision_id !== null && <a href={`#/receipts/${decision_id}`}>{t.contested}</a>}
          {decision_id === null && referral_id !== null && (
            <a href={`#/referrals/${referral_id}`}>{t.receipts}</a>
          )}
        </Fact>
        <Fact name={t.says}>
          <span class="said">{appeal.text ?? t.saysNothing}</span>
        </Fact>
        {evidence.length > 0 && (
          <Fact name={t.evidence}>
            <ul>
              {evidence.map((piece) => (
                <li key={piece} class="said">
                  {piece}
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
      <p class="quiet small">
        {appeal.proposed_by === null ? t.overdueRule[appeal.overdue] : t.proposed}
      </p>
    </>
  )
}

function ClaimFacts({ claim, speech }: { readonly claim: Claim; readonly speech: Speech }) {
  const t = taskWords(speech.lang)
  const { name, email, phone } = claim.friend ?? { name: null, email: null, phone: null }
  const named = [name, email, phone].filter((part) => part !== null)
  return (
    <>
      <dl class="facts">
        <Fact name={t.order}>
          <span class="said">{claim.order_number}</span>
        </Fact>
        <Fact name={t.friend}>
          <span class="said">{named.length > 0 ? named.join(', ') : t.friendUnnamed}</span>
        </Fact>
        {claim.shared_at !== null && <Fact name={t.told}>{speech.day(claim.shared_at)}</Fact>}
        <Fact name={t.records}>{t.findings[claim.finding] ?? speech.reason(claim.finding)}</Fact>
      </dl>
      <p class="quiet small">{t.overdueRule[claim.overdue]}</p>
    </>
  )
}

function ReviewFacts({ review, speech }: { readonly review: Review; readonly speech: Speech }) {
  const t = taskWords(speech.lang)
  return (
    <dl class="facts">
      <Fact name={t.why}>
        {t.reviews[review.kind]}{' '}
        {review.referral_id !== null && (
          <a href={`#/referrals/${review.referral_id}`}>{t.receipts}</a>
        )}
      </Fact>
    </dl>
  )
}

type FactProps = { readonly name: string; readonly children: ComponentChildren }

function Fact({ name, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
