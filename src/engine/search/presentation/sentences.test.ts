import { expect, it } from 'vitest';
import { sentencesOf } from './sentences.ts';

const textsOf = (passage: string) => sentencesOf(passage).map(({ start, end }) => passage.slice(start, end));

it('a sentence does not end after an ordinal, a title or another abbreviation', () => {
  const passage = 'Abgabe bis zum 31. Juli bei Frau Dr. Weber. Das gilt z. B. für Basel. The key is with Mrs. Nesta.';
  expect(textsOf(passage)).toEqual([
    'Abgabe bis zum 31. Juli bei Frau Dr. Weber.',
    'Das gilt z. B. für Basel.',
    'The key is with Mrs. Nesta.',
  ]);
});

it('a sentence ends after a year, and with its line', () => {
  expect(textsOf('We moved here in 2024. The garden came later.')).toHaveLength(2);
  expect(textsOf('- the train leaves at 12.\n- Then we walk to the hut.')).toHaveLength(2);
});

it('what stands above a message is none of its sentences, in whatever language and however it is quoted', () => {
  const ofMail =
    'From: Ada <ada@example.org>  \nTo: Ben  \nDate: Tue, 5 Mar 2024 10:00:00 +0000\n\nThe invoice is attached.';
  const forwarded =
    'See below, please.\n\n> **Von:** Ada Weber\n> **Gesendet:** 5. März 2024\n> **Betreff:** Rechnung\n> Die Rechnung ist fällig.';
  const wrapped = 'Subject: The invoice of March\nFrom: Ada Weber\nThe invoice is attached.';
  expect(textsOf(ofMail)).toEqual(['The invoice is attached.']);
  expect(textsOf(forwarded)).toEqual(['See below, please.', '> Die Rechnung ist fällig.']);
  expect(textsOf(wrapped)).toEqual(['The invoice is attached.']);
  expect(textsOf('发件人：王小明\n主题：三月份的发票和合同\n\n发票已经附在这封邮件里了，请查收。')).toHaveLength(1);
});

it('what stands above a message is a sentence where there is nothing else, and a line that only looks like it always', () => {
  expect(textsOf('From: Ada <ada@example.org>  \nSubject: The invoice of March')).toHaveLength(2);
  expect(textsOf('Date: 5 March, in the town hall.\n\nBring your own chair.')).toHaveLength(2);
  expect(textsOf('Date: 5 March, in the town hall.\nTo: bring your own chair.\nIt ends at ten.')).toHaveLength(3);
});
