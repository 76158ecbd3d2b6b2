/**
 * `npm run dev`: the app on a library of its own, with the page served by Vite, so that a change of a component shows at
 * once and without a reload. A change of main, the engine or a worker starts the app again, one of the preload reloads the
 * page. electron-vite’s own command starts the new app before the old one has ended, which would find it running.
 */
import { join } from 'node:path';
import { type MainViteConfig, type PreloadViteConfig, resolveConfig } from 'electron-vite';
import { build, createServer } from 'vite';
import { appCommand } from './app-command.ts';
import { electronEnvironment } from './electron-binary.ts';
import { RestartableApp } from './restartable-app.ts';

const project = join(import.meta.dirname, '..');
/** A developer’s experiments must not meet the library of their own notes. */
const ownLibrary = `--user-data-dir=${join(project, '.cache', 'dev')}`;

const choice = appCommand();
if ('problem' in choice) {
  console.error(choice.problem);
  process.exitCode = 1;
} else {
  for (const remark of choice.remarks) console.log(remark);
  const [program, ...words] = choice.command;
  await develop(program, [...words, ownLibrary, ...process.argv.slice(2)]);
}

async function develop(program: string, words: string[]): Promise<void> {
  const { config } = await resolveConfig({ root: project, build: { watch: {} } }, 'serve');
  if (config?.main === undefined || config.preload === undefined || config.renderer === undefined) {
    throw new Error('electron.vite.config.ts lacks main, preload or renderer.');
  }
  const server = await createServer(config.renderer);
  await server.listen();
  const [address] = server.resolvedUrls?.local ?? [];
  const app = new RestartableApp(program, words, {
    ...electronEnvironment(process.env),
    ELECTRON_RENDERER_URL: address,
  });
  await watch(config.preload, () => server.ws.send({ type: 'full-reload' }));
  await watch(config.main, () => app.restart());
  app.restart();
}

/** Builds a part now and after each change. Resolves after the first time; `onRebuilt` is called after each other. */
async function watch(config: MainViteConfig | PreloadViteConfig, onRebuilt: () => void): Promise<void> {
  const watcher = await build(config);
  if (!('on' in watcher)) throw new Error('Vite was asked to watch, and has not.');
  const first = Promise.withResolvers<void>();
  let isFirst = true;
  watcher.on('event', (event) => {
    // A mistake is shown by Vite; the app that runs stays.
    if (event.code !== 'END') return;
    if (isFirst) first.resolve();
    else onRebuilt();
    isFirst = false;
  });
  await first.promise;
}
