import { EventEmitter } from 'node:events';
import { beforeEach, expect, it } from 'vitest';
import { NearnoteError } from '../shared/errors.ts';
import { loggerOf } from '../shared/log.ts';
import { inEnglish, userText, verbatim } from '../shared/user-text.ts';
import { Consent } from './consent.ts';
import { Gestures } from './gestures.ts';
import { Questions } from './questions.ts';

const address = 'https://example.com/page?note=secret';
let now: number;
let gestures: Gestures;
/** What was asked, in words. */
let asked: { message: string; detail: string; remember?: string }[];
let answer: { isAgreed: boolean; isRemembered: boolean };
let remembered: string[];
let allowed: string[];
let consent: Consent;

beforeEach(() => {
  now = 0;
  gestures = new Gestures(() => now);
  asked = [];
  answer = { isAgreed: false, isRemembered: false };
  remembered = [];
  allowed = [];
  consent = new Consent({
    questions: {
      ask: async (question) => {
        const { message, detail, remember } = question;
        asked.push({
          message: inEnglish(message),
          detail: inEnglish(detail),
          ...(remember && { remember: inEnglish(remember) }),
        });
        return answer;
      },
    },
    gestures,
    hosts: {
      has: (host) => allowed.includes(host),
      allow: (host) => void allowed.push(host),
      opensWithoutQuestion: (host) => remembered.includes(host),
      openWithoutQuestion: (host) => void remembered.push(host),
    },
    logger: loggerOf('main', () => {}),
  });
});

it('an address is shown before it opens, whatever was pressed, until the user wants no question for its host', async () => {
  gestures.note();
  expect(await consent.opensAddress(address)).toBe(false);
  expect(asked).toMatchObject([{ detail: address, remember: 'Do not ask again for example.com' }]);
  gestures.note();
  answer = { isAgreed: true, isRemembered: true };
  expect(await consent.opensAddress(address)).toBe(true);
  gestures.note();
  answer = { isAgreed: false, isRemembered: false };
  expect(await consent.opensAddress('https://example.com/other')).toBe(true);
  expect(asked).toHaveLength(2);
});

it('without a press nothing opens that the user does not agree to, even where no question is wanted', async () => {
  remembered = ['example.com'];
  expect(await consent.opensAddress(address)).toBe(false);
  gestures.note();
  expect(await consent.opensAddress(address)).toBe(true);
  // A press serves once, and not for long.
  expect(await consent.opensAddress(address)).toBe(false);
  gestures.note();
  now = 3_000;
  expect(await consent.opensAddress(address)).toBe(false);
  expect(asked).toHaveLength(3);
});

it('no more than fifteen addresses open in half a minute, however often somebody presses', async () => {
  remembered = ['example.com'];
  const opened: boolean[] = [];
  for (let time = 0; time < 20; time += 1) {
    gestures.note();
    opened.push(await consent.opensAddress(address));
  }
  expect(opened.filter(Boolean)).toHaveLength(15);
  expect(asked).toEqual([]);
});

it('a first token is saved by a press; to replace or remove one the user is asked, whatever they press', async () => {
  gestures.note();
  await consent.toToken('https://api.example/v1', 'save', false);
  expect(asked).toEqual([]);
  gestures.note();
  answer = { isAgreed: true, isRemembered: false };
  await consent.toToken('https://api.example/v1', 'save', true);
  expect(asked.splice(0)).toMatchObject([{ message: 'Replace the token for api.example?' }]);
  answer = { isAgreed: false, isRemembered: false };
  gestures.note();
  await expect(consent.toToken('https://api.example/v1', 'remove', true)).rejects.toMatchObject({
    code: 'consent-missing',
  });
  expect(asked).toMatchObject([{ message: 'Remove the token for api.example?' }]);
});

it('a note is opened, dragged or copied only while the user uses the page, and not without end', () => {
  const page = new EventEmitter();
  gestures.watch(page);
  const opened = () =>
    Array.from({ length: 50 }, () => catchOf(() => consent.toAct('open'))).filter((code) => code === null);
  expect(opened()).toHaveLength(0);
  now = 10_000;
  page.emit('before-input-event', {}, { type: 'keyDown', key: 'o' });
  expect(opened()).toHaveLength(30);
  page.emit('input-event', {}, { type: 'mouseDown' });
  consent.toAct('drag');
  now = 16_000;
  expect(catchOf(() => consent.toAct('drag'))).toBe('consent-missing');
  expect(catchOf(() => consent.toAct('copy'))).toBe('consent-missing');
});

it('a model is looked for by a press, else only if the user agrees, and ten times within a minute', async () => {
  await expect(consent.toLookFor('somebody/secret')).rejects.toMatchObject({ code: 'consent-missing' });
  expect(asked).toMatchObject([{ message: 'Look for this model on the internet?', detail: 'somebody/secret' }]);
  for (let time = 1; time < 10; time += 1) {
    gestures.note();
    await consent.toLookFor('somebody/model');
  }
  gestures.note();
  await expect(consent.toLookFor('somebody/model')).rejects.toMatchObject({ code: 'consent-missing' });
  expect(asked).toHaveLength(1);
});

it('a host is asked about once it is allowed no more', async () => {
  await expect(consent.toHost('https://api.example/v1', 'embedding')).rejects.toMatchObject({
    code: 'consent-missing',
  });
  expect(allowed).toEqual([]);
  answer = { isAgreed: true, isRemembered: false };
  await consent.toHost('https://api.example/v1', 'embedding');
  await consent.toHost('https://api.example/v1', 'embedding');
  expect(asked).toHaveLength(2);
});

it('the question about texts says to whom, what, how much and for how much', async () => {
  const hosted = { host: 'api.example', requests: 41, cost: 0.052, agreed: false };
  const plan = { key: 'k', name: 'large', dimensions: 8, chunks: 9, tokens: 1_950_000, seconds: null };
  await expect(
    consent.toTexts({ ...plan, toEmbed: 8_123, downloadBytes: null, needsDownload: false, hosted }),
  ).rejects.toMatchObject({ code: 'consent-missing' });
  expect(asked[0]?.message).toBe('Send the text of your notes to api.example?');
  expect(asked[0]?.detail).toMatch(
    /large, 8,123 passages \(about 1,950,000 tokens\) .* in 41 requests, for about \$0\.05/,
  );
});

function catchOf(act: () => void): unknown {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof NearnoteError && error.code;
  }
}

it('what the user types is no press, but what presses a button is', () => {
  const page = new EventEmitter();
  gestures.watch(page);
  const key = (name: string): boolean => page.emit('before-input-event', {}, { type: 'keyDown', key: name });
  const mouse = (type: string): boolean => page.emit('input-event', {}, { type });
  key('a');
  mouse('mouseMove');
  mouse('mouseWheel');
  expect(gestures.take()).toBe(false);
  for (const press of [() => key('Enter'), () => key(' '), () => mouse('mouseUp'), () => mouse('touchEnd')]) {
    press();
    expect(gestures.take()).toBe(true);
  }
});

it('after three refusals within a minute, and while one question is open, nothing more is asked', async () => {
  let boxes = 0;
  const answers = [0, 1, 0, 0];
  const questions = new Questions(async () => {
    boxes += 1;
    return { response: answers.shift() ?? 1, checkboxChecked: false };
  }, inEnglish);
  const question = { message: verbatim('Really?'), detail: verbatim(''), agree: userText('Allow') };
  const [first, second] = await Promise.all([questions.ask(question), questions.ask(question)]);
  expect([first.isAgreed, second.isAgreed, boxes]).toEqual([false, false, 1]);
  expect((await questions.ask(question)).isAgreed).toBe(true);
  for (let time = 0; time < 5; time += 1) expect((await questions.ask(question)).isAgreed).toBe(false);
  expect(boxes).toBe(4);
});
