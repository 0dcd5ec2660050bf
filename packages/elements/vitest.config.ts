import { defineProject } from 'vitest/config'

// A script tag is looked at here, never followed.
const environmentOptions = {
  happyDOM: { settings: { handleDisabledFileLoadingAsSuccess: true } },
}

export default defineProject({
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  test: { name: 'elements', environment: 'happy-dom', environmentOptions },
})
