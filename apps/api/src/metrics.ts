import type { Database } from '@goodword/db/connect'
import { Counter, Histogram, Registry } from 'prom-client'

/** What is counted of requests, for Prometheus. No label holds anything that a caller chose. */
export interface Metrics {
  readonly registry: Registry
  count(operation: string, status: number, seconds: number): void
}

/** Starts counting requests, and shows how many statements a database has been sent. */
export function createMetrics(database: Database): Metrics {
  const registry = new Registry()
  const requests = new Counter({
    name: 'goodword_requests_total',
    help: 'Requests answered, by operation and status.',
    labelNames: ['operation', 'status'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'goodword_request_seconds',
    help: 'How long requests took, by operation.',
    labelNames: ['operation'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  new Counter({
    name: 'goodword_statements_total',
    help: 'Statements sent to the database, BEGIN and COMMIT aside.',
    registers: [registry],
    collect() {
      this.reset()
      this.inc(database.statementsSent())
    },
  })

  return {
    registry,
    count(operation, status, took) {
      requests.inc({ operation, status: String(status) })
      seconds.observe({ operation }, took)
    },
  }
}
