import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folders.ts';
import { testTemplate } from '../testing/template.ts';

const run = promisify(execFile);

it('the database is compiled once: V8 never spends seconds of a core and 640 MB on optimising it', async () => {
  const directory = join(await temporaryFolder(), 'database');
  await cp(testTemplate, directory, { recursive: true });
  const script = `
    const { Database } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'database.ts')).href)});
    const database = await Database.open(${JSON.stringify(directory)}, false);
    await database.script('SELECT count(*) FROM generate_series(1, 300000) AS n WHERE n % 7 + n % 5 > 3');
    await database.close();`;
  const { stdout } = await run(
    process.execPath,
    ['--trace-wasm-compilation-times', '--input-type=module', '--eval', script],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  expect(stdout).toContain('using Liftoff');
  expect(stdout).not.toContain('using TurboFan');
});
