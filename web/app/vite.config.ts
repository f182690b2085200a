import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

// The program serves the files of dist: index.html at the addresses of the pages, all else below /app/.
export default defineConfig({
  base: '/app/',
  plugins: [svelte()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'], // these know light-dark(): what is put in its place follows the system alone, not the theme chosen
    assetsInlineLimit: 0, // the pages' content security policy allows no data: scripts, and small files are cheap
    chunkSizeWarningLimit: 700,
    reportCompressedSize: false,
    cssCodeSplit: false, // all styles are 12 kB compressed
    rolldownOptions: {
      output: {
        // What most pages share would be twenty files of a kilobyte. The shared styles come first in it, and so before those of components.
        codeSplitting: { groups: [{ name: 'shared', test: /src\/(styles|lib\/(?!chart|ui\/(Combobox|DateInput|Dialog|FileInput)))|node_modules\/(svelte|sv-router|esm-env|clsx)\// }] },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/graphql', '/print', '/export', '/graphiql', '/reference', '/attachments', '/signin', '/signout', '/account', '/log'].map((path) => [path, { target: process.env.DOCKET ?? 'http://127.0.0.1:8080', ws: true }]),
    ),
  },
})
