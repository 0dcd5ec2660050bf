/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { formatDay, formatMoney, type Lang } from '../shop/lang.ts'
import type { Order, Outcomes } from '../shop/order-book.ts'
import { demoWords, reasonText } from './words.ts'

/** What came of an order and its refunds at Goodword, each with the way to its receipt. */
export function OutcomeNote({ order, lang }: { readonly order: Order; readonly lang: Lang }) {
  const t = demoWords(lang)
  return (
    <section class="demo-note">
      <h3>
        <span class="demo-mark">{t.demo}</span> {t.noteTitle}
      </h3>
      <Story title={t.onOrder} outcomes={order.outcomes} lang={lang} />
      {order.refunds.map((refund) => (
        <Story
          title={`${t.onRefund} ${formatMoney(refund.amount, lang)}`}
          outcomes={refund.outcomes}
          lang={lang}
        />
      ))}
    </section>
  )
}

type Props = { readonly title: string; readonly outcomes: Outcomes; readonly lang: Lang }

function Story({ title, outcomes, lang }: Props) {
  const t = demoWords(lang)
  const concerned = outcomes.filter(
    ({ attribution, rewards }) => attribution.result !== 'none' || rewards.length > 0,
  )
  return (
    <div class="demo-story">
      <h4>{title}</h4>
      {concerned.length === 0 && <p>{t.nobody}</p>}
      {concerned.map((outcome) => (
        <>
          <p>{attributionText(outcome, lang)}</p>
          <ul>
            {outcome.rewards.map((reward) => (
              <li>
                <b>{reward.recipient === 'advocate' ? t.toAdvocate : t.toFriend}</b>
                {': '}
                {rewardText(reward, lang)}
              </li>
            ))}
          </ul>
        </>
      ))}
      {outcomes.map(({ decision_id }) => (
        <a href={`/demo/decisions/${decision_id}`}>{t.receipt}</a>
      ))}
    </div>
  )
}

function attributionText({ attribution }: Outcomes[number], lang: Lang): string {
  const t = demoWords(lang)
  if (attribution.result === 'attributed') return t.attributed
  if (attribution.result === 'followed') return t.followed
  const reasons = attribution.reasons.map((reason) => reasonText(reason, lang))
  return [t.notAttributed, ...reasons].join(' ')
}

function rewardText(reward: Outcomes[number]['rewards'][number], lang: Lang): string {
  const t = demoWords(lang)
  const value =
    reward.amount === null
      ? ''
      : reward.asset === 'CNY'
        ? formatMoney(reward.amount, lang)
        : `${reward.amount} ${reward.asset}`
  const parts = [
    value,
    t.results[reward.result] ?? reward.result,
    reward.state === 'held' && reward.hold_until
      ? t.heldUntil(formatDay(reward.hold_until, lang))
      : '',
    reward.reason === null ? '' : reasonText(reward.reason, lang),
  ]
  return parts.filter(Boolean).join(' · ')
}
