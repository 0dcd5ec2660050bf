import type { Route } from '../route.ts'
import { appeals } from './appeals.ts'
import { auditLog } from './audit-log.ts'
import { balanceReports } from './balance-reports.ts'
import { boards } from './boards.ts'
import { catalogue } from './catalogue.ts'
import { choices } from './choices.ts'
import { claims } from './claims.ts'
import { clicks } from './clicks.ts'
import { codes } from './codes.ts'
import { conversions } from './conversions.ts'
import { coupons } from './coupons.ts'
import { credits } from './credits.ts'
import { decisions } from './decisions.ts'
import { deliveries } from './deliveries.ts'
import { donations } from './donations.ts'
import { draws } from './draws.ts'
import { events } from './events.ts'
import { instant } from './instant.ts'
import { jobs } from './jobs.ts'
import { keys } from './keys.ts'
import { leads } from './leads.ts'
import { ledger } from './ledger.ts'
import { offers } from './offers.ts'
import { participants } from './participants.ts'
import { payouts } from './payouts.ts'
import { programs } from './programs.ts'
import { reconciliation } from './reconciliation.ts'
import { redemptions } from './redemptions.ts'
import { referrals } from './referrals.ts'
import { reviews } from './reviews.ts'
import { rewards } from './rewards.ts'
import { sandbox } from './sandbox.ts'
import { shares } from './shares.ts'
import { traces } from './traces.ts'
import { wallet } from './wallet.ts'
import { widget } from './widget.ts'
import { workspace } from './workspace.ts'

/** Every operation with its use case, capability by capability. */
export const routes: readonly Route[] = [
  ...workspace,
  ...keys,
  ...programs,
  ...participants,
  ...codes,
  ...shares,
  ...clicks,
  ...referrals,
  ...conversions,
  ...balanceReports,
  ...reviews,
  ...appeals,
  ...claims,
  ...traces,
  ...offers,
  ...rewards,
  ...payouts,
  ...reconciliation,
  ...credits,
  ...auditLog,
  ...choices,
  ...donations,
  ...draws,
  ...coupons,
  ...catalogue,
  ...redemptions,
  ...deliveries,
  ...wallet,
  ...decisions,
  ...ledger,
  ...sandbox,
  ...jobs,
  ...events,
  ...widget,
  ...instant,
  ...boards,
  ...leads,
]
