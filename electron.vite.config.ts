import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import packageFile from './package.json' with { type: 'json' }

const { dependencies } = packageFile

export default defineConfig({
  main: {
    build: {
      // One file is loaded in a fraction of the time that the thousand files of the packages take, and holds
      // only what is used of them. A native module cannot be carried along.
      externalizeDeps: { exclude: Object.keys(dependencies).filter((name) => name !== 'better-sqlite3') },
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          host: 'src/main/host.ts',
          cli: 'src/cli/index.ts',
          'backup-thread': 'src/main/storage/backup-thread.ts',
          'reading-thread': 'src/main/reading/reading-thread.ts',
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed window loads its preload script as one CommonJS file and can require no package.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    plugins: [react()],
    build: {
      // Not only Electron's Chromium: the same window is served to whatever browser is there.
      target: 'es2022',
      minify: true,
      // The content-security policy allows no data: address for scripts, styles and fonts.
      assetsInlineLimit: 0,
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
    worker: { format: 'es' },
  },
})
