import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { type HubServer, startHub } from '../src/engine/testing/hub-server.ts';
import { refusals } from '../src/engine/testing/openai-faults.ts';
import { type OpenAiServer, startOpenAi } from '../src/engine/testing/openai-server.ts';
import { test as base, expect } from './app-test.ts';
import { dropOn } from './drag.ts';
import { writeManyNotes } from './many-notes.ts';
import type { RunningApp } from './running-app.ts';
import { themes } from './screens.ts';
import { violations } from './violations.ts';
import { readLibrary, results, searchBox, status, upToDate, vault, vaultSize } from './window.ts';

/** A model of two layers and 64 dimensions: small enough to be kept beside its tests. */
const tiny = join(import.meta.dirname, '../src/engine/testing/models/tiny');

const test = base.extend<{ hub: HubServer; service: OpenAiServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  hub: async ({}, use) => {
    const info = { pipeline_tag: 'feature-extraction' };
    const hub = await startHub({ models: { 'someone/tiny': { folder: tiny, info } } });
    await use(hub);
    await hub.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  service: async ({}, use) => {
    const server = await startOpenAi({ models: { 'bag-of-words': 512 }, token: 'sk-very-secret-token-99' });
    await use(server);
    await server.close();
  },
});

test.describe.configure({ timeout: 120_000 });

const settings = (page: Page): Locator => page.getByRole('dialog', { name: 'Settings' });
const card = (page: Page, name: string): Locator => page.getByRole('rowgroup', { name, exact: true });
const bar = (page: Page): Locator => page.getByRole('progressbar', { name: 'Re-embedding' }).first();

async function openSettings(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Settings(?! of)/ }).click();
  await settings(page).getByRole('tab', { name: 'Models' }).click();
  await expect(settings(page)).toBeVisible();
  return settings(page);
}

async function closeSettings(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(settings(page)).toBeHidden();
}

async function addFromHub({ page, answerNextQuestion }: RunningApp, hub: HubServer): Promise<void> {
  await answerNextQuestion('Allow');
  const dialog = await openSettings(page);
  await dialog.getByRole('button', { name: 'Advanced' }).click();
  await dialog.getByRole('textbox', { name: 'Download from' }).fill(hub.url);
  await dialog.getByRole('button', { name: 'Save download address' }).click();
  await dialog.getByRole('textbox', { name: 'Add a model from Hugging Face' }).fill('someone/tiny');
  await dialog.getByRole('button', { name: 'Add from Hugging Face' }).click();
  await expect(card(page, 'tiny')).toContainText('Not downloaded');
}

async function addHosted({ page, answerNextQuestion }: RunningApp, service: OpenAiServer): Promise<void> {
  const dialog = await openSettings(page);
  await dialog.getByRole('button', { name: 'Add hosted model…' }).click();
  const form = dialog.getByRole('form', { name: 'Add hosted model' });
  await form.getByLabel('Service').selectOption({ label: 'Ollama' });
  await form.getByLabel('Base URL').fill(service.url);
  await form.getByLabel('Model').fill('bag-of-words');
  // The app under test has no access to the keychain.
  await expect(form.getByRole('button', { name: 'Keep for this session only' })).toBeVisible();
  await form.getByLabel(/^Token/).fill('sk-very-secret-token-99');
  await answerNextQuestion('Save token');
  await form.getByRole('button', { name: 'Keep for this session only' }).click();
  await expect(form.getByText(/ends in …99/)).toBeVisible();
}

test('switching to another model downloads it and embeds beside the old one; switching back is immediate until the vectors are discarded', async ({
  app,
  page,
  hub,
}) => {
  await dropOn(page, [vault]);
  await upToDate(page);
  await page.evaluate(() =>
    window.nearnote.request('searches.remember', { query: 'overnight rail journey', mode: 'hybrid' }),
  );
  await addFromHub(app, hub);
  await card(page, 'tiny').getByRole('button', { name: 'Use tiny' }).click();
  const plan = page.getByRole('dialog', { name: /^Switch to tiny/ });
  await plan.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(card(page, 'tiny')).toContainText('Active', { timeout: 60_000 });
  await expect(card(page, 'Nearnote starter')).toContainText('Kept, switch back at once');
  await closeSettings(page);
  await expect(status(page)).toContainText(/tiny/);
  const toast = page.getByRole('status', { name: 'Messages' });
  await expect(toast).toContainText('Search now uses tiny');
  await toast.getByRole('button', { name: /^Compare/ }).click();
  const comparison = page.getByRole('dialog', { name: 'Your last questions, before and now' });
  await expect(comparison.getByRole('list', { name: 'Nearnote starter' })).toContainText('Night train to Vienna');
  await expect(comparison.getByRole('list', { name: /^tiny/ }).getByRole('listitem')).toHaveCount(5);
  expect(await violations(page, themes)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(comparison).toBeHidden();
  expect(await readLibrary(page)).toMatchObject({
    embedded: expect.any(Number),
    model: { dimensions: 64 },
    notes: vaultSize,
  });

  await openSettings(page);
  await card(page, 'Nearnote starter').getByRole('button', { name: 'Switch back to Nearnote starter' }).click();
  await expect(card(page, 'Nearnote starter')).toContainText('Active');
  await card(page, 'tiny').getByRole('button', { name: 'Discard vectors of tiny' }).click();
  await expect(page.getByText(/Discarded\. .* freed\./)).toBeVisible();
  await expect(card(page, 'tiny')).toContainText('Ready');
  await closeSettings(page);
  await searchBox(page).fill('overnight rail journey');
  await expect(results(page).first()).toContainText('Night train to Vienna');
  expect((await readLibrary(page)).model).toMatchObject({ key: 'starter', dimensions: 256 });
});

test('a hosted model is tested, agreed to and embedded with, while search answers from the old one', async ({
  app,
  page,
  notes,
  service,
}) => {
  await writeManyNotes(notes, 300);
  await dropOn(page, [notes]);
  await upToDate(page);
  await addHosted(app, service);
  const form = page.getByRole('form', { name: 'Add hosted model' });
  const { host } = new URL(service.url);
  await app.answerNextQuestion('Cancel');
  await form.getByRole('button', { name: 'Test connection' }).click();
  await expect(form.getByText(/Nothing was sent/)).toBeVisible();
  expect(service.requests).toEqual([]);
  await app.answerNextQuestion('Allow');
  await form.getByRole('button', { name: 'Test connection' }).click();
  await expect(form.getByText(/It works: 512 dimensions/)).toBeVisible();
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  const name = 'bag-of-words · Ollama';
  await expect(card(page, name)).toContainText('Ready');

  service.script({ kind: 'delay', milliseconds: 300 });
  await card(page, name)
    .getByRole('button', { name: `Use ${name}` })
    .click();
  const plan = page.getByRole('dialog', { name: `Switch to ${name}?` });
  await expect(plan).toContainText(`will be sent to ${host}`);
  const sent = service.texts.size;
  await app.answerNextQuestion('Cancel');
  await plan.getByRole('button', { name: 'Send and start' }).click();
  await expect(plan).toContainText('Nothing was sent');
  expect(service.texts.size).toBe(sent);
  await app.answerNextQuestion('Send');
  await plan.getByRole('button', { name: 'Send and start' }).click();
  const questions = await app.questions();
  expect(questions.at(-1)).toContain(`Send the text of your notes to ${host}?`);
  expect(questions.at(-1)).toMatch(/\d+ passages \(about [\d,]+ tokens\)/);
  expect(sent).toBeLessThanOrEqual(1);
  await expect(card(page, name)).toContainText(/Building \d+%/);
  await closeSettings(page);

  await searchBox(page).fill('lantern meadow');
  await expect(results(page).first()).toBeVisible();
  await expect(page.getByText(/Answers come from Nearnote starter until bag-of-words/)).toBeVisible();
  const seen = new Set<string | null>();
  await expect
    .poll(async () => seen.add(await bar(page).getAttribute('aria-valuenow')).size, { intervals: [100] })
    .toBeGreaterThanOrEqual(4);
  expect((await readLibrary(page)).model.key).toBe('starter');

  await expect
    .poll(() => readLibrary(page), { timeout: 60_000 })
    .toMatchObject({ model: { dimensions: 512 }, reembed: null });
  const library = await readLibrary(page);
  expect(library).toMatchObject({ embedded: library.chunks, failed: 0 });
  await expect(bar(page)).toBeHidden();
  await expect(status(page)).toContainText(name);

  // What is dimmed beneath a dialog has no contrast to speak of.
  await searchBox(page).fill('');
  service.script(refusals.tooLong, { text: (text) => text.includes('refused') });
  await writeFile(join(notes, 'refused.md'), '# Refused\n\nA passage that is refused.\n');
  await status(page).getByRole('button', { name: '1 passage failed' }).click();
  const failures = page.getByRole('dialog', { name: 'Passages that could not be embedded' });
  await expect(failures.getByRole('region', { name: 'Refused' }).getByRole('listitem')).toHaveCount(1);
  expect(await violations(page, themes)).toEqual([]);
});

test('a paused switch stays paused through a reload and a crash; a cancelled one leaves search as it was', async ({
  launch,
  notes,
  service,
}) => {
  await writeManyNotes(notes, 200);
  const first = await launch();
  await dropOn(first.page, [notes]);
  await upToDate(first.page);
  await addHosted(first, service);
  const form = first.page.getByRole('form', { name: 'Add hosted model' });
  await first.answerNextQuestion('Allow');
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  service.script({ kind: 'delay', milliseconds: 300 });
  await first.answerNextQuestion('Send');
  await first.page.getByRole('button', { name: /^Use bag-of-words/ }).click();
  await first.page.getByRole('button', { name: 'Send and start' }).click();
  await expect.poll(async () => (await readLibrary(first.page)).reembed?.done ?? 0).toBeGreaterThan(0);
  await first.page.getByRole('button', { name: 'Pause' }).first().click();
  await expect(first.page.getByRole('button', { name: 'Resume' }).first()).toBeVisible();
  await first.page.reload();
  await expect(first.page.getByRole('button', { name: 'Resume' }).first()).toBeVisible();
  await first.kill('SIGKILL');

  const { page } = await launch();
  await expect.poll(async () => (await readLibrary(page)).reembed?.pause).toEqual({ by: 'user' });
  await openSettings(page);
  await page.getByRole('button', { name: 'Cancel switch' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel switch' }).click();
  await expect(card(page, 'Nearnote starter')).toContainText('Active');
  await closeSettings(page);
  await expect.poll(async () => (await readLibrary(page)).reembed).toBeNull();
  const library = await readLibrary(page);
  expect(library).toMatchObject({ embedded: library.chunks, model: { key: 'starter' } });
});

test('a saved token is never shown again', async ({ app, page, service, userData }) => {
  await addHosted(app, service);
  const form = page.getByRole('form', { name: 'Add hosted model' });
  await expect(form.getByText(/ends in …99/)).toBeVisible();
  expect(await page.content()).not.toContain('sk-very-secret');
  await app.answerNextQuestion('Allow');
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(card(page, 'bag-of-words · Ollama')).toContainText('Ready');
  expect(service.requests.at(-1)?.headers.authorization).toBe('Bearer sk-very-secret-token-99');
  expect(await filesWith(userData, 'sk-very-secret')).toEqual([]);
});

test('the hosts that were contacted are listed, and with the network switched off none is contacted any more', async ({
  app,
  page,
  service,
}) => {
  await addHosted(app, service);
  const form = page.getByRole('form', { name: 'Add hosted model' });
  await app.answerNextQuestion('Allow');
  await form.getByRole('button', { name: 'Test connection' }).click();
  await expect(form.getByText(/It works/)).toBeVisible();

  const dialog = settings(page);
  await dialog.getByRole('tab', { name: 'Privacy' }).click();
  const { host } = new URL(service.url);
  const record = dialog.getByRole('definition').filter({ hasText: /One request on .* sent, .* received/ });
  await expect(record).toContainText('To embed texts with a hosted model.');
  await expect(dialog.getByRole('term').filter({ hasText: host })).not.toHaveCount(0);
  await dialog.getByRole('checkbox', { name: 'Nearnote may use the network' }).click();
  await expect(dialog.getByRole('checkbox', { name: 'Nearnote may use the network' })).not.toBeChecked();

  const sent = service.requests.length;
  await dialog.getByRole('tab', { name: 'Models' }).click();
  await form.getByRole('button', { name: 'Test connection' }).click();
  await expect(form.getByText(/switched the network off/)).toBeVisible();
  expect(service.requests).toHaveLength(sent);

  // The refusal leads to the switch. Only the user switches the network on again, whatever the page asks.
  await form.getByRole('button', { name: 'Network settings' }).click();
  await app.answerNextQuestion('Cancel');
  await dialog.getByRole('checkbox', { name: 'Nearnote may use the network' }).click();
  await expect(dialog.getByText('The network stays switched off: you did not agree to it.')).toBeVisible();
  await app.answerNextQuestion('Allow');
  await dialog.getByRole('checkbox', { name: 'Nearnote may use the network' }).click();
  await expect(dialog.getByRole('checkbox', { name: 'Nearnote may use the network' })).toBeChecked();

  // What is allowed can be taken back, by keyboard too, and is asked about anew.
  const address = service.url.replace(/\/$/, '');
  await dialog.getByRole('button', { name: `Revoke what is allowed for ${address}` }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('term').filter({ hasText: host })).toHaveCount(1);
  await dialog.getByRole('tab', { name: 'Models' }).click();
  await app.answerNextQuestion('Cancel');
  await form.getByRole('button', { name: 'Test connection' }).click();
  await expect(form.getByText('Nothing was sent: you did not agree to it.')).toBeVisible();
  expect(service.requests).toHaveLength(sent);
});

/** The files below a folder that contain a text. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await readFile(path)).includes(text)) found.push(path);
  }
  return found;
}
