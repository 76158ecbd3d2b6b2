import { join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { messagesPlugin } from './scripts/messages-plugin.ts';
import { headerOf, strictPolicy } from './src/main/content-security-policy.ts';

const devPort = 5199;
// Absolute: Vite’s server takes it relative to `root` when it looks for the packages to bundle beforehand, the build does not.
const page = join(import.meta.dirname, 'src/renderer/index.html');
// Vite’s server puts a script and the styles into the page and announces changes through a socket. Only that server sends
// this policy: main serves the built page with the strict one.
const devPolicy = headerOf({
  ...strictPolicy,
  'script-src': "'self' 'unsafe-inline'",
  'style-src': "'self' 'unsafe-inline'",
  'connect-src': `'self' ws://localhost:${devPort}`,
});

/** What every start and every parsing thread load: as a hundred and more small files they take longer to find than to run. */
const intoOurFiles = ['zod', 'p-queue', '@orama/stemmers', '@orama/stopwords', 'entities', 'markdown-it', 'smol-toml'];

export default defineConfig({
  main: {
    plugins: [messagesPlugin(import.meta.dirname)],
    build: {
      externalizeDeps: { exclude: intoOurFiles },
      rollupOptions: {
        // Without a hash of what is in them: what V8 has kept of an earlier version is replaced, and nothing gathers.
        output: { chunkFileNames: 'chunks/[name].js' },
        input: {
          index: 'src/main/index.ts',
          engine: 'src/engine/index.ts',
          map: 'src/engine/map/worker.ts',
          parsing: 'src/engine/parsing/worker.ts',
          inference: 'src/inference/index.ts',
          keychain: 'src/keychain/index.ts',
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload cannot load packages or ES modules: everything goes into one CommonJS file.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    server: { host: 'localhost', port: devPort, strictPort: true, headers: { 'content-security-policy': devPolicy } },
    build: {
      minify: true,
      // In kB, before compression.
      chunkSizeWarningLimit: 900,
      rollupOptions: {
        input: page,
        // What the window needs at its start is one file: each file is a request that main answers while it is busiest.
        output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
      },
    },
    plugins: [react(), tailwindcss(), messagesPlugin(import.meta.dirname)],
  },
});
