import { UsageError } from './usage-error.ts'

/** Each command, loaded when it is asked for, with the lines that its help shows. */
const commands = {
  migrate: {
    load: async () => (await import('./commands/migrate.ts')).migrateCommand,
    help: ['migrate                     bring the database to the newest schema'],
  },
  workspace: {
    load: async () => (await import('./commands/workspace.ts')).workspace,
    help: [
      'workspace create --name N --slug S [--mode live|sandbox] [--time-zone Z] [--origin O]… [--landing URL]',
      'workspace list',
    ],
  },
  key: {
    load: async () => (await import('./commands/key.ts')).key,
    help: [
      'key create --workspace S --name N [--scope S]… | --publishable --origin O…',
      'key list --workspace S',
      'key revoke --workspace S --key key_…',
    ],
  },
  clock: {
    load: async () => (await import('./commands/clock.ts')).clock,
    help: ["clock --workspace S [--advance P30D]    show or move a sandbox's clock"],
  },
  distribute: {
    load: async () => (await import('./commands/distribute.ts')).distribute,
    help: [
      'distribute                  lay the tables out over a Citus cluster; again does nothing',
    ],
  },
  reconcile: {
    load: async () => (await import('./commands/reconcile.ts')).reconcile,
    help: [
      'reconcile [--workspace S] [--month 2026-10] [--pay]',
      '                            earned against paid, and what is due; --pay gathers it into drafts',
    ],
  },
  verify: {
    load: async () => (await import('./commands/verify.ts')).verify,
    help: ['verify [--workspace S]      check the books, counts, limits and receipts'],
  },
  language: {
    load: async () => (await import('./commands/language.ts')).language,
    help: ['language [--check]          write docs/program-language.md from the schema'],
  },
  screens: {
    load: async () => (await import('./commands/screens.ts')).screens,
    help: ['screens [NAME]…            take the pictures of docs/screens.md anew; needs a browser'],
  },
} as const

/** Runs one command of the operator's in this environment; the exit code says whether it did. */
export async function commandLine(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help') {
    console.log(help())
    return 0
  }
  const command = commands[name as keyof typeof commands]
  if (!command) {
    console.error(`There is no command "${name}".\n\n${help()}`)
    return 2
  }
  try {
    const run = await command.load()
    return await run(rest, env)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    console.error(error.message)
    if (error instanceof UsageError)
      console.error(`\n${command.help.map((line) => `  goodword ${line}`).join('\n')}`)
    return error instanceof UsageError ? 2 : 1
  }
}

function help(): string {
  const lines = Object.values(commands).flatMap((command) =>
    command.help.map((line) => `  goodword ${line}`),
  )
  return [
    "The operator's commands (npm run goodword -- …):",
    '',
    ...lines,
    '',
    'DATABASE_URL names a Postgres; without it, the embedded database in .goodword is used.',
  ].join('\n')
}
