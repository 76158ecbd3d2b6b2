import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: {
      rollupOptions: {
        input: {
          index: 'src/main/index.ts',
          engine: 'src/engine/worker.ts',
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
    build: { minify: true, rollupOptions: { input: 'src/renderer/index.html' } },
    plugins: [react(), tailwindcss()],
  },
});
