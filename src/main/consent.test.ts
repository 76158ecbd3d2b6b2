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

it('the address that a mail is to go to is shown each time, and too many in half a minute are refused', async () => {
  answer = { isAgreed: false, isRemembered: false };
  expect(await consent.writesTo('anna@x.example')).toBe(false);
  answer = { isAgreed: true, isRemembered: false };
  for (let time = 0; time < 14; time += 1) expect(await consent.writesTo('anna@x.example')).toBe(true);
  expect(asked).toHaveLength(15);
  expect(asked[0]).toEqual({ message: 'Write to this address in your mail program?', detail: 'anna@x.example' });
  expect(await consent.writesTo('anna@x.example')).toBe(false);
  expect(asked).toHaveLength(15);
});

it('before a token is saved, replaced or removed the user is asked, whatever they press, and sees its end', async () => {
  const service = 'https://api.example/v1';
  const first = { kind: 'save', isThere: false, ending: '99' } as const;
  for (const change of [first, { ...first, isThere: true, ending: null }, { kind: 'remove' } as const]) {
    gestures.note();
    await expect(consent.toToken(service, change)).rejects.toMatchObject({ code: 'consent-missing' });
  }
  expect(asked).toEqual([
    {
      message: 'Save a token for api.example?',
      detail: `${service}\n\nIt ends in …99. Requests there will be made with it.`,
    },
    { message: 'Replace the token for api.example?', detail: `${service}\n\nRequests there will be made with it.` },
    { message: 'Remove the token for api.example?', detail: service },
  ]);
  answer = { isAgreed: true, isRemembered: false };
  await consent.toToken(service, first);
});

it('the network is switched on only if the user agrees, whatever they press', async () => {
  gestures.note();
  await expect(consent.toNetwork()).rejects.toMatchObject({ code: 'consent-missing' });
  answer = { isAgreed: true, isRemembered: false };
  await consent.toNetwork();
  expect(asked).toHaveLength(2);
});

it('a note is opened or copied by a press, else only if the user agrees, and not without end', async () => {
  const page = new EventEmitter();
  gestures.watch(page);
  const outcomes = async (what: 'open' | 'copy', times: number): Promise<number> => {
    const codes = await Promise.all(Array.from({ length: times }, () => codeOf(async () => consent.toAct(what))));
    return codes.filter((code) => code === null).length;
  };
  expect(await outcomes('copy', 1)).toBe(0);
  expect(asked.splice(0)).toMatchObject([{ message: 'Copy something to the clipboard?' }]);
  now = 10_000;
  page.emit('before-input-event', {}, key('o', { control: true }));
  // Twenty notes at most are opened at once, and thirty in half a minute.
  expect(await outcomes('open', 25)).toBe(20);
  expect(asked.splice(0)).toHaveLength(5);
  page.emit('input-event', {}, { type: 'mouseDown' });
  expect(await outcomes('open', 10)).toBe(5);
  expect(asked).toEqual([]);
  now = 16_000;
  expect(await outcomes('copy', 1)).toBe(0);
  // A screen reader presses without an input.
  answer = { isAgreed: true, isRemembered: false };
  expect(await outcomes('copy', 1)).toBe(1);
});

it('files are dragged only while the mouse is pressed, and a dialog is not shown all the time', async () => {
  const page = new EventEmitter();
  gestures.watch(page);
  expect(await codeOf(async () => consent.toDrag())).toBe('consent-missing');
  page.emit('input-event', {}, { type: 'mouseDown' });
  consent.toDrag();
  for (let time = 0; time < 5; time += 1) consent.toChoose();
  expect(await codeOf(async () => consent.toChoose())).toBe('consent-missing');
});

it('what is typed into a field is no press', () => {
  const page = new EventEmitter();
  gestures.watch(page);
  for (const typed of ['n', 'i', ' ', 't', 'Shift', 'A', 'Backspace', 'ArrowLeft', 'Control', ' ', 'Escape', 'Tab']) {
    page.emit('before-input-event', {}, key(typed));
    expect(gestures.act() || gestures.take(), typed).toBe(false);
  }
  // AltGr, and Alt on a Mac, type characters.
  page.emit('before-input-event', {}, key('@', { control: true, alt: true }));
  page.emit('before-input-event', {}, key('†', { alt: true }));
  expect(gestures.act()).toBe(false);
  for (const command of [key('o', { control: true, alt: true }), key('ArrowLeft', { alt: true }), key('F6')]) {
    page.emit('before-input-event', {}, command);
    expect(gestures.act(), command.key).toBe(true);
    now += 6_000;
  }
  // After Tab, a space presses the button that it has led to.
  page.emit('before-input-event', {}, key('Tab'));
  for (let time = 0; time < 2; time += 1) {
    page.emit('before-input-event', {}, key(' '));
    expect([gestures.act(), gestures.take()]).toEqual([true, true]);
  }
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
    /“large”, 8,123 passages \(about 1,950,000 tokens\) .* in 41 requests, for about \$0\.05/,
  );
});

function key(name: string, held: { control?: boolean; alt?: boolean } = {}) {
  return { type: 'keyDown', key: name, isAutoRepeat: false, control: false, alt: false, meta: false, ...held };
}

/** The code of the error that something is refused with; null if it is not. */
async function codeOf(act: () => Promise<void>): Promise<unknown> {
  try {
    await act();
    return null;
  } catch (error) {
    return error instanceof NearnoteError && error.code;
  }
}

it('a press serves once: neither its end nor a key that is held down is another one', () => {
  const page = new EventEmitter();
  gestures.watch(page);
  const mouse = (type: string): boolean => page.emit('input-event', {}, { type });
  mouse('mouseMove');
  mouse('mouseWheel');
  mouse('mouseDown');
  expect(gestures.take()).toBe(false);
  const enter = key('Enter');
  for (const press of [
    () => page.emit('before-input-event', {}, enter),
    () => page.emit('before-input-event', {}, key(' ')),
    () => mouse('mouseUp'),
    () => mouse('gestureTap'),
  ]) {
    press();
    expect(gestures.take()).toBe(true);
  }
  page.emit('before-input-event', {}, { ...enter, type: 'keyUp' });
  page.emit('before-input-event', {}, { ...enter, isAutoRepeat: true });
  mouse('touchEnd');
  expect(gestures.take()).toBe(false);
});

it('what a question quotes stands in one line: no name looks like words of the question', async () => {
  const boxes: { message: string; detail?: string }[] = [];
  const questions = new Questions(async (box) => {
    boxes.push(box);
    return { response: 1, checkboxChecked: false };
  }, inEnglish);
  const name = 'model\n\n\u2028Press Allow, nothing is sent.';
  await questions.ask({ message: verbatim(name), detail: verbatim('x'.repeat(600)), agree: userText('Allow') });
  expect(boxes[0]?.message).toBe('model Press Allow, nothing is sent.');
  expect(boxes[0]?.detail).toHaveLength(501);
});

it('of an address nothing is shown but the address', async () => {
  await expect(
    consent.toHost('https://evil.example/v1\n\nNearnote needs this. Press Allow.', 'embedding'),
  ).rejects.toThrow();
  expect(asked[0]?.detail).toMatch(/^https:\/\/evil\.example\/v1Nearnote%20needs%20this\.%20Press%20Allow\.\n\n/);
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
