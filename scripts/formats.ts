/**
 * Part of `npm run check`: the table of formats in the README is the one in the source, and the guide names each format.
 * With `--write` the README’s is written anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noteFormat } from '../src/shared/domain.ts';
import { formats } from '../src/shared/formats.ts';
import { inEnglish } from '../src/shared/user-text.ts';

const project = join(import.meta.dirname, '..');
const [begin, end] = ['<!-- formats -->\n', '<!-- /formats -->'];

const rows = noteFormat.options.map((format) => {
  const { label, extensions, gives, skips } = formats[format];
  const names = format === 'code' ? 'see *Settings*' : extensions.map((name) => `\`.${name}\``).join(' ');
  return `| ${label} | ${names} | ${inEnglish(gives)} | ${skips === null ? '' : inEnglish(skips)} |\n`;
});
const table = `| format | files | what is read | what is not |\n|---|---|---|---|\n${rows.join('')}`;

const path = join(project, 'README.md');
const readme = readFileSync(path, 'utf8');
const [before = '', rest = ''] = readme.split(begin);
const after = rest.slice(rest.indexOf(end));
const agreed = `${before}${begin}${table}${after}`;
if (process.argv.includes('--write')) writeFileSync(path, agreed);
else if (agreed !== readme)
  complain('README.md: its table of formats is not the one in src/shared/formats.ts; `npm run fix` writes it.');

const guide = readFileSync(join(project, 'docs/guide.md'), 'utf8');
const named = guide.split('\n').find((line) => line.startsWith('| `type:pdf`')) ?? '';
for (const format of noteFormat.options)
  if (!named.includes(`\`${format}\``)) complain(`docs/guide.md: \`type:${format}\` is not named.`);

function complain(what: string): void {
  process.exitCode = 1;
  console.error(what);
}
