import { existsSync, globSync, readFileSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { partsOfPackagedApp } from '../scripts/packaged-app.ts';
import { unpackFolder } from '../src/engine/lib/packed-folder.ts';
import { serveRelease } from '../src/main/updates/testing/release-server.ts';
import { modelRuntimeOf, nativeRuntimes } from '../src/shared/model-runtime.ts';
import { expect, test } from './app-test.ts';
import { makeFirstVersionLibrary, vectorsIn } from './first-version/library.ts';
import { readLibrary, searchBox, upToDate, vault } from './window.ts';

const packaged = process.env.NEARNOTE_PACKAGED ?? '';
const { executable, resources } = partsOfPackagedApp(packaged);
test.skip(packaged === '', 'Only `npm run test:packaged` makes a package.');

test('the package has what this system needs, and nothing of other systems, sources or images', () => {
  const inArchive = listPackage(join(resources, 'app.asar'), { isPack: false });
  const unpacked = globSync('**/*', { cwd: join(resources, 'app.asar.unpacked') });
  const all = [...inArchive, ...unpacked];
  const { platform, arch } = process;
  const native = `node_modules/onnxruntime-node/bin/napi-v6/${platform}/${arch}/onnxruntime_binding.node`;
  const wasm = '/node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm';
  expect(unpacked.includes(native)).toBe(nativeRuntimes.includes(`${platform}/${arch}`));
  expect(inArchive.includes(wasm)).toBe(modelRuntimeOf(process) === 'wasm');
  expect(all.some((file) => file.includes('node_modules/onnxruntime-web/'))).toBe(modelRuntimeOf(process) === 'wasm');
  const foreign = /napi-v6\/(linux|darwin|win32)\/(x64|arm64)\//;
  expect(all.filter((file) => foreign.test(file) && !file.includes(`/${platform}/${arch}/`))).toEqual([]);
  expect(all.filter((file) => /\.map$|\.d\.[mc]?ts$|node_modules\/@img\/|\.(jsep|jspi|asyncify)\./.test(file))).toEqual(
    [],
  );
  expect(inArchive).toContain('/node_modules/sharp/index.js');
  expect(inArchive.filter((file) => file.startsWith('/node_modules/sharp/')).length).toBe(2);
});

test('the package’s Electron runs nothing but the app: no Node, no options, no other code', async () => {
  const fuses = await getCurrentFuseWire(executable);
  const isOn = (fuse: FuseV1Options): boolean => fuses[fuse] === FuseState.ENABLE;
  expect({
    node: isOn(FuseV1Options.RunAsNode),
    options: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspector: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    onlyArchive: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    checked: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    cookies: isOn(FuseV1Options.EnableCookieEncryption),
    fileProtocol: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    node: false,
    options: false,
    // On in this package alone, which tests drive.
    inspector: true,
    onlyArchive: true,
    checked: true,
    cookies: true,
    fileProtocol: false,
  });
});

test('the first start begins with the database that the build has prepared', async ({ launch, userData, notes }) => {
  const app = await launch();
  await expect(app.page.getByRole('button', { name: 'Choose folder…' })).toBeVisible();
  await app.quit();
  unpackFolder(join(resources, 'template.gz'), join(notes, 'template'));
  // PostgreSQL gives each database that it makes a number of its own.
  const numberOf = (directory: string) => readFileSync(join(directory, 'global', 'pg_control')).readBigUInt64LE(0);
  expect(numberOf(join(userData, 'library', 'database'))).toBe(numberOf(join(notes, 'template')));
});

test('a new version is found, downloaded and installed, each when the user asks for it', async ({ launch, notes }) => {
  test.skip(process.platform !== 'linux', 'Only an AppImage can be replaced without being installed.');
  const started = join(notes, 'started');
  const release = Buffer.from(`#!/bin/sh\ntouch '${started}'\n`);
  const server = await serveRelease('99.0.0', release);
  const addressFile = join(resources, 'app-update.yml');
  const appImage = join(notes, 'Nearnote.AppImage');
  await writeFile(addressFile, `provider: generic\nurl: ${server.url}\nupdaterCacheDirName: updates\n`);
  await writeFile(appImage, 'this version');
  process.env.APPIMAGE = appImage;
  try {
    const app = await launch();
    await app.page.getByRole('button', { name: /^Settings(?! of)/ }).click();
    await app.page.getByRole('tab', { name: 'About' }).click();
    await app.answerNextQuestion('Allow');
    await app.page.getByRole('button', { name: 'Look for a new version' }).click();
    await app.page.getByRole('button', { name: 'Download Nearnote 99.0.0' }).click();
    await expect(app.page.getByRole('dialog')).toContainText('Nearnote 99.0.0 is downloaded and checked.');
    expect(await readFile(appImage, 'utf8')).toBe('this version');
    await app.answerNextQuestion('Install');
    await app.page.getByRole('button', { name: 'Install and start again…' }).click();
    await expect.poll(() => app.isRunning(), { timeout: 60_000 }).toBe(false);
    expect(await readFile(appImage)).toEqual(release);
    await expect.poll(() => existsSync(started)).toBe(true);
  } finally {
    delete process.env.APPIMAGE;
    await rm(addressFile);
    server.close();
  }
});

test('a library of version 0.1.0 is opened: every note is found, and nothing is embedded again', async ({
  launch,
  userData,
  notes,
}) => {
  await cp(vault, notes, { recursive: true });
  const library = join(userData, 'library');
  const before = await makeFirstVersionLibrary(library, notes);
  const app = await launch();
  await upToDate(app.page);
  expect(await readLibrary(app.page)).toMatchObject({ notes: 13, chunks: 19, embedded: 19, notice: null });
  await searchBox(app.page).fill('undo the last commit');
  await expect(app.page.getByRole('option').first()).toContainText('Undoing things in git');
  await app.quit();
  expect(await vectorsIn(library)).toEqual(before.toSorted((a, b) => (a.text_hash < b.text_hash ? -1 : 1)));
});
