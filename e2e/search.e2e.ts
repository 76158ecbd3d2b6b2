import { expect, test } from './shared-app-test.ts';
import { results, searchBox } from './window.ts';

/** Queries that share no word with the note that answers them. */
const byMeaning = [
  { question: 'overnight rail journey', title: 'Night train to Vienna' },
  { question: 'database performance tuning', title: 'Finding slow queries in Postgres' },
  { question: 'growing vegetables', title: 'Tomatoes on the balcony' },
  { question: 'insomnia remedies', title: 'Sleepless nights' },
];

test('notes are found by meaning, without a shared word', async ({ page }) => {
  for (const { question, title } of byMeaning) {
    await searchBox(page).fill(question);
    await expect(results(page).first()).toContainText(title);
  }
});

test('notes are found by their exact words', async ({ page }) => {
  await searchBox(page).fill('pg_stat_statements');
  await expect(results(page).first()).toContainText('Finding slow queries in Postgres');
});

test('a result shows where the note is and the passage that answers', async ({ page }) => {
  await searchBox(page).fill('challenge answered on port 80');
  const result = results(page).first();
  await expect(result).toContainText('HTTPS');
  await expect(result).toContainText('work');
  await expect(result).toContainText('When it stays pending');
  await expect(result).toContainText('The challenge is answered on port 80');
});

test('only the answer to the last query is shown', async ({ page }) => {
  await searchBox(page).pressSequentially('growing vegetables', { delay: 15 });
  await searchBox(page).fill('');
  await searchBox(page).pressSequentially('overnight rail journey', { delay: 15 });
  await expect(results(page).first()).toContainText('Night train to Vienna');
});
