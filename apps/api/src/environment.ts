import * as v from 'valibot'

const Environment = v.object({
  DATABASE_URL: v.pipe(
    v.string(
      'Set it to the address of a Postgres. Without one, npm start runs everything on an embedded database.',
    ),
    v.regex(/^postgres(ql)?:\/\//, 'Give a postgres:// address.'),
  ),
  GOODWORD_MASTER_KEY: v.string(
    'Set it to 32 random bytes in base64 and keep it: openssl rand -base64 32',
  ),
  PUBLIC_URL: v.pipe(
    v.string('Set it to the address that customers reach us at, such as https://goodword.example'),
    v.regex(/^https?:\/\/[^/\s]+$/, 'Give an http or https address without a path.'),
  ),
  PORT: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,5}$/, 'Give a port number.'), v.transform(Number)),
    '8787',
  ),
  TRUSTED_PROXIES: v.optional(v.string(), ''),
  LOG_LEVEL: v.optional(
    v.picklist(
      ['debug', 'info', 'warn', 'error', 'silent'],
      'Use debug, info, warn, error or silent.',
    ),
    'info',
  ),
})

export type Environment = v.InferOutput<typeof Environment>

/** What the process was told by its environment; an error that names each variable that does not fit. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): Environment {
  const read = v.safeParse(Environment, variables)
  if (read.success) return read.output
  const faults = read.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)
  throw new Error(faults.join('\n'))
}
