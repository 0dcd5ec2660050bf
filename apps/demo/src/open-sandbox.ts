import { scopes } from '@goodword/contract/operation'
import { uuidOf } from '@goodword/domain/ids'
import type { Server } from '@goodword/service/context'
import { issueKey } from '@goodword/service/keys/issue-key'
import { contextOf } from '@goodword/service/workspaces/context-of'
import { createWorkspace } from '@goodword/service/workspaces/create-workspace'
import { loadWorkspace } from '@goodword/service/workspaces/load-workspace'
import { updateWorkspace } from '@goodword/service/workspaces/update-workspace'
import { type DemoFile, readDemoFile, writeDemoFile } from './demo-file.ts'

/** Finds the demo's sandbox by its file, or makes one: a workspace, its keys, and the file. */
export async function openSandbox(
  server: Server,
  baseUrl: string,
  path: string,
): Promise<DemoFile> {
  const known = readDemoFile(path)
  const workspace = known && (await findWorkspace(server, known))
  if (!known || !workspace) return makeSandbox(server, baseUrl, path)
  if (known.base_url === baseUrl) return known

  // It moved to another port: pages of the new address must be let in, and links must lead there.
  const ctx = contextOf(server, workspace)
  const origins = [...new Set([...workspace.workspace.origins, baseUrl])].slice(-50)
  await updateWorkspace(ctx, { origins, landing_url: `${baseUrl}/shop` })
  const page = await issueKey(server, workspace.workspace, pageKey(baseUrl))
  const moved = { ...known, base_url: baseUrl, publishable_key: page.key }
  writeDemoFile(path, moved)
  return moved
}

async function findWorkspace(server: Server, file: DemoFile) {
  if (!/^wsp_[0-9a-z]{26}$/.test(file.workspace_id)) return undefined
  return loadWorkspace(server, uuidOf(file.workspace_id as `wsp_${string}`))
}

async function makeSandbox(server: Server, baseUrl: string, path: string): Promise<DemoFile> {
  // Another demo on the same Postgres may have the plain name.
  const slug = `teahouse-${Buffer.from(server.randomBytes(3)).toString('hex')}`
  const made = await createWorkspace(server, {
    name: 'Cloudpine',
    slug,
    mode: 'sandbox',
    timeZone: 'Asia/Shanghai',
    origins: [baseUrl],
    landingUrl: `${baseUrl}/shop`,
  })
  const { workspace } = made.ctx
  await updateWorkspace(made.ctx, { instant_mode: true })
  const secret = await issueKey(server, workspace, { kind: 'secret', name: 'Demo shop', scopes })
  const page = await issueKey(server, workspace, pageKey(baseUrl))
  const file: DemoFile = {
    base_url: baseUrl,
    workspace_id: made.id,
    workspace_slug: slug,
    publishable_key: page.key,
    secret_key: secret.key,
    program_id: null,
    signing_secret_id: made.signingSecret.id,
    signing_secret: made.signingSecret.secret,
  }
  writeDemoFile(path, file)
  return file
}

function pageKey(baseUrl: string) {
  return { kind: 'publishable', name: 'Demo shop pages', origins: [baseUrl] } as const
}
