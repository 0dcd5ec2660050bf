/** Counts what drizzle sends, on either engine. BEGIN and COMMIT do not pass through it. */
export function countStatements() {
  let count = 0
  return {
    logger: {
      logQuery: () => {
        count += 1
      },
    },
    sent: () => count,
  }
}
