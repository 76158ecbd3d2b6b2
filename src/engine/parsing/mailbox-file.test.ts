import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inEnglish } from '../../shared/user-text.ts';
import { temporaryFolder } from '../testing/folders.ts';
import { messagesIn } from './formats/mailbox.ts';
import { messagesOf, readMailboxFile } from './mailbox-file.ts';
import { parseNote } from './parse.ts';
import { megabyte, readBytes } from './read-file.ts';

async function read(content: string | Uint8Array) {
  const path = join(await temporaryFolder(), 'a.mbox');
  await writeFile(path, content);
  const [whole, large] = [await readBytes(path, 100 * megabyte), await readMailboxFile(path, 100 * megabyte)];
  if ('reason' in whole) throw new Error(inEnglish(whole.reason));
  if ('reason' in large) return inEnglish(large.reason);
  const messages: Uint8Array[] = [];
  if (large.mailbox !== undefined) for await (const message of messagesOf(large.mailbox)) messages.push(message);
  return { whole, messages, note: await parseNote('email', large.bytes, [], large.mailbox), hash: large.contentHash };
}

const message = (at: number, body: string) =>
  `From ada@example.org Tue Mar  5 10:00:00 2024\nFrom: ada@example.org\nSubject: Bean ${at}\n\n${body}\nFrom here on it grows.\n>From you.\n\n`;

it('a mailbox that is read piece by piece has the messages that it has as a whole, wherever the pieces end', async () => {
  // Lengths with which the lines before messages lie across the ends of pieces in all ways.
  const bodies = Array.from({ length: 64 }, (_, at) =>
    'x'
      .repeat(80)
      .concat('\n')
      .repeat(800)
      .slice(at * 7),
  );
  const mailbox = Buffer.from(bodies.map((body, at) => message(at, body)).join(''));
  const outcome = await read(mailbox);
  if (typeof outcome === 'string') throw new Error(outcome);
  expect(mailbox.length).toBeGreaterThan(3 * megabyte);
  expect(outcome.messages.map((each) => Buffer.from(each).toString())).toEqual(
    messagesIn(mailbox)?.map((each) => Buffer.from(each).toString()),
  );
  expect(outcome.hash).toBe(outcome.whole.contentHash);
  expect('text' in outcome.note && outcome.note.text.match(/^# Bean/gm)).toHaveLength(64);
});

it('a large email that is no mailbox is refused as any large document is', async () => {
  expect(await read('From: ada@example.org\n\nx')).toMatch(/files of this kind are read up to 100 MB/);
});
