import { defineConfig } from 'vite'

// The build is committed as web/graphiql and embedded in the program, so it must be the same on every machine.
export default defineConfig({
  base: '/graphiql/',
  build: {
    outDir: '../graphiql',
    emptyOutDir: true,
    target: 'es2022',
    license: { fileName: 'LICENSES.txt' },
    chunkSizeWarningLimit: 4096,
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  worker: { format: 'es' },
})
