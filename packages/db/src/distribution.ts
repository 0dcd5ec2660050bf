/**
 * How each table stands when the database is distributed (Citus). Whatever belongs to a workspace lies
 * with it on one node; the directory is small and the same on all; the agenda is the coordinator's own.
 */
export const directoryTables = ['workspaces', 'workspace_slugs', 'keys', 'signing_keys'] as const

/** Tables that stay where they are: the worker locks across workspaces there. */
export const localTables = ['agenda', 'migrations'] as const

/** Tables of a workspace, each after those that its foreign keys name. */
export const workspaceTables = [
  'programs',
  'program_versions',
  'participants',
  'envelopes',
  'identities',
  'devices',
  'standings',
  'limit_uses',
  'program_uses',
  'tallies',
  'tally_parts',
  'shared_uses',
  'guards',
  'reviews',
  'codes',
  'shares',
  'claims',
  'leads',
  'conversions',
  'refunds',
  'balance_reports',
  'earning_periods',
  'referrals',
  'decisions',
  'rewards',
  'postings',
  'ledger_blocks',
  'ledger_leaves',
  'ledger_days',
  'balances',
  'lots',
  'transfers',
  'catalogue_items',
  'catalogue_codes',
  'redemptions',
  'deliveries',
  'payout_batches',
  'payouts',
  'payout_items',
  'payout_providers',
  'credits',
  'audit_log',
  'events',
  'total_changes',
  'daily_totals',
  'signing_secrets',
  'revoked_identities',
  'idempotency_keys',
  'jobs',
  'history_files',
  'history_parts',
] as const
