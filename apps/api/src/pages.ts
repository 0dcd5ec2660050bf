import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { languagePage, languageStyle } from './language-page.ts'
import { staticFiles } from './static-files.ts'

export type Folders = {
  /** Where the built widget is: `goodword.js`, its parts in `goodword/`, versions that never change in `widget/`. */
  readonly widget: string
  /** Where the built console is, with its `index.html`. */
  readonly console: string
}

export const usualFolders: Folders = {
  widget: fileURLToPath(new URL('../../../packages/widget/dist', import.meta.url)),
  console: fileURLToPath(new URL('../../console/dist', import.meta.url)),
}

const require = createRequire(import.meta.url)
const referenceFolder = dirname(require.resolve('swagger-ui-dist/swagger-ui.css'))

const ownOnly =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const pageHeaders = {
  'content-security-policy': ownOnly,
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

const forAnyPage = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
}

/** What browsers load from us: the widget, for any page; the console and the API's reference, for their own. */
export function pages(folders: Folders): Hono {
  const widget = staticFiles(folders.widget)
  const merchantConsole = staticFiles(folders.console)
  const reference = staticFiles(referenceFolder)

  return new Hono()
    .get('/goodword.js', async (c) => (await widget(c, 'goodword.js', forAnyPage)) ?? c.notFound())
    .get(
      '/goodword/*',
      async (c) => (await widget(c, c.req.path.slice(1), forAnyPage)) ?? c.notFound(),
    )
    .get(
      '/widget/*',
      async (c) => (await widget(c, c.req.path.slice(1), forAnyPage)) ?? c.notFound(),
    )
    .get('/console', (c) => c.redirect('/console/'))
    .get('/console/*', async (c) => {
      const path = c.req.path.slice('/console/'.length)
      const file = path === '' ? undefined : await merchantConsole(c, path, pageHeaders)
      if (file) return file
      // An address inside the console is for its own router; a file that is missing is missing.
      if (path.includes('.')) return c.notFound()
      const revalidated = { ...pageHeaders, 'cache-control': 'no-cache' }
      return (await merchantConsole(c, 'index.html', revalidated)) ?? c.notFound()
    })
    .get('/docs', (c) => c.html(referencePage, 200, pageHeaders))
    .get('/docs/start.js', (c) =>
      c.body(startReference, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
    )
    .get('/docs/program-language', (c) => c.html(languagePage, 200, pageHeaders))
    .get('/docs/program-language.css', (c) =>
      c.body(languageStyle, 200, { 'content-type': 'text/css; charset=utf-8' }),
    )
    .get(
      '/docs/*',
      async (c) => (await reference(c, c.req.path.slice('/docs/'.length))) ?? c.notFound(),
    )
}

const referencePage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Goodword API</title>
    <link rel="icon" href="/docs/favicon-32x32.png">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <div id="reference"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`

// Without a validator, which would send the document to somebody else's server.
const startReference = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'list',
  displayRequestDuration: true,
  validatorUrl: null,
})
`
