import type { Speech } from '../words/speech.ts'
import type { Overview as Data } from './load-overview.ts'
import { ProgramList } from './program-list.tsx'
import { ReferralBars } from './referral-bars.tsx'
import { ReferralList } from './referral-list.tsx'
import { RewardList } from './reward-list.tsx'
import { WaitingNote } from './waiting-note.tsx'

type Props = { readonly data: Data; readonly speech: Speech }

/** The merchant's first page: what runs, what came of it, what was newest. */
export function Overview({ data, speech }: Props) {
  const { t } = speech
  return (
    <>
      <WaitingNote waiting={data.waiting} speech={speech} />
      <div class="pair">
        <section class="card" aria-labelledby="referrals">
          <h2 id="referrals">{t.referrals}</h2>
          <ReferralBars referrals={data.referrals} isCut={data.isCut} speech={speech} />
        </section>
        <section class="card" aria-labelledby="programs">
          <h2 id="programs">{t.programs}</h2>
          <ProgramList programs={data.programs} guards={data.guards} speech={speech} />
        </section>
      </div>
      <section class="card" aria-labelledby="newest-referrals">
        <h2 id="newest-referrals">{t.newestReferrals}</h2>
        <ReferralList referrals={data.referrals.slice(0, 10)} names={data.names} speech={speech} />
      </section>
      <section class="card" aria-labelledby="rewards">
        <h2 id="rewards">{t.rewards}</h2>
        <RewardList rewards={data.rewards} names={data.names} speech={speech} />
      </section>
    </>
  )
}

/** The shape of what comes. */
export function OverviewSkeleton({ speech: { t } }: { readonly speech: Speech }) {
  return (
    <div class="skeleton" role="status">
      <span class="hidden">{t.loading}</span>
      <div class="pair">
        <div class="card tall" />
        <div class="card tall" />
      </div>
      <div class="card tall" />
    </div>
  )
}
