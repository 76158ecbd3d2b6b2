import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser, isRoot, quietSwitches } from './scripts/browser.ts';
import { messagesPlugin } from './scripts/messages-plugin.ts';

const executablePath = findBrowser();

/** Tests of the page's components, drawn by a real browser: there must be one (see scripts/browser.ts). */
export default defineConfig({
  plugins: [react(), tailwindcss(), messagesPlugin(import.meta.dirname)],
  test: {
    include: ['src/renderer/**/*.browser.test.tsx', 'bench/*.browser.test.ts'],
    expect: { poll: { timeout: 5_000 } },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      viewport: { width: 1280, height: 800 },
      provider: playwright({
        launchOptions: {
          ...(executablePath !== null && { executablePath }),
          args: [...quietSwitches, ...(isRoot() ? ['--no-sandbox'] : [])],
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
