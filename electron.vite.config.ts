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

export default defineConfig({
  main: {
    plugins: [messagesPlugin(import.meta.dirname)],
    build: {
      rollupOptions: {
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
