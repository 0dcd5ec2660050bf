import { languageReference } from '@goodword/contract/program-language/reference'
import { toHtml } from '@goodword/contract/program-language/to-html'

/** The program language as a page beside the API's reference. */
export const languagePage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>The program language · Goodword</title>
    <link rel="icon" href="/docs/favicon-32x32.png">
    <link rel="stylesheet" href="/docs/program-language.css">
  </head>
  <body>
    <main>
      <p><a href="/docs">The API</a></p>
${toHtml(languageReference())}
    </main>
  </body>
</html>
`

export const languageStyle = `body { margin: 0; font: 1rem/1.6 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h2 { margin-top: 3rem; border-top: 1px solid; padding-top: 1.5rem; }
h3 { margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; display: block; overflow-x: auto; }
th, td { border-bottom: 1px solid #8886; padding: 0.4rem 0.8rem 0.4rem 0; text-align: left; vertical-align: top; }
pre { overflow-x: auto; padding: 1rem; border: 1px solid #8886; border-radius: 0.4rem; }
code { font-size: 0.9em; }
`
