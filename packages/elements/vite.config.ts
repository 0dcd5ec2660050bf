import { defineConfig } from 'vite'

/** One file an entry; what the page has already (React, Vue) is never in it. */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2022',
    reportCompressedSize: false,
    lib: {
      entry: { plain: 'src/plain.ts', react: 'src/react.ts', vue: 'src/vue.ts' },
      formats: ['es'],
    },
    rolldownOptions: { external: ['react', 'vue'] },
  },
})
