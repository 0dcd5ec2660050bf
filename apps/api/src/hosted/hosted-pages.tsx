/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { fileURLToPath } from 'node:url'
import { getHostedProgram } from '@goodword/service/hosted/get-hosted-program'
import { openInvitation } from '@goodword/service/hosted/open-invitation'
import { Hono } from 'hono'
import { callerOf } from '../caller-of.ts'
import type { Parts } from '../parts.ts'
import { staticFiles } from '../static-files.ts'
import { FriendPage } from './friend-page.tsx'
import { ProgramPage } from './program-page.tsx'
import { type Shown, servePage } from './serve-page.tsx'

const unknown: Shown = { status: 404, about: 'unknown', theme: null, shop: undefined }

const folder = fileURLToPath(new URL('./files', import.meta.url))

/** The pages that we host for merchants: a program's, and the one that a friend lands on. */
export function hostedPages(parts: Parts): Hono {
  const { server } = parts
  const files = staticFiles(folder)

  return new Hono()
    .get(
      '/hosted/*',
      async (c) => (await files(c, c.req.path.slice('/hosted/'.length))) ?? c.notFound(),
    )
    .get('/p/:slug/:program', (c) =>
      servePage(parts, 'getHostedProgram', c, async (reader, path): Promise<Shown> => {
        const { slug, program } = c.req.param()
        const hosted = await getHostedProgram(server, { slug, program, locale: reader.tag })
        if (hosted.kind === 'unknown') return unknown
        const { shop } = hosted
        if (hosted.kind === 'resting') return { status: 200, about: 'resting', theme: null, shop }
        return {
          status: 200,
          theme: hosted.program.theme,
          shop,
          page: <ProgramPage reader={reader} hosted={hosted} path={path} />,
        }
      }),
    )
    .get('/i/:slug/:code', (c) =>
      servePage(parts, 'openInvitation', c, async (reader, path): Promise<Shown> => {
        const header = (name: string) => c.req.raw.headers.get(name) ?? undefined
        const { slug, code } = c.req.param()
        const invitation = await openInvitation(server, {
          slug,
          code,
          to: c.req.query('to'),
          channel: c.req.query('c'),
          method: c.req.method,
          userAgent: header('user-agent'),
          purpose: header('sec-purpose') ?? header('purpose') ?? header('x-moz'),
          callerPrefix: callerOf(parts, c),
          locale: reader.tag,
        })
        const { shop } = invitation
        if (invitation.kind === 'unknown') return { ...unknown, shop }
        if (invitation.kind === 'resting')
          return { status: 200, about: 'resting', theme: invitation.look.theme, shop }
        return {
          status: 200,
          theme: invitation.look.theme,
          shop,
          page: <FriendPage reader={reader} invitation={invitation} path={path} />,
        }
      }),
    )
}
