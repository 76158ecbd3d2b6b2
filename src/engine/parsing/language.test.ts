import { expect, it } from 'vitest';
import { languageOf } from './language.ts';
import { outlineOfMarkdown } from './markdown.ts';

it.each([
  ['# Notes\n\nThe river rose again in spring and the old bridge held.', 'en'],
  ['Die Besprechung wurde auf nächsten Dienstag verschoben.', 'de'],
  ['La réunion est reportée à mardi prochain, sauf avis contraire.', 'fr'],
  ['会议记录：我们讨论了明年的预算，以及下周的安排。大家都同意这个计划。', 'zh'],
  ['会議の議事録です。次回は火曜日。', 'ja'],
  ['```\nthe code is in English and the note is not\n```\n\nDas hier ist der eigentliche Text der Notiz.', 'de'],
  ['kx83', null],
  ['', null],
  ['1234 5678 9012 3456 7890 1234', null],
])('the language of %j is %j', (text, language) => {
  expect(languageOf(text, outlineOfMarkdown(text))).toBe(language);
});
