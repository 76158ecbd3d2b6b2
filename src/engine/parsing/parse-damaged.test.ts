import { expect, it } from 'vitest';
import { inEnglish } from '../../shared/user-text.ts';
import { mutated } from '../testing/mutations.ts';
import { randomNumbers } from '../testing/random-numbers.ts';
import { docxOf, docxParagraph } from './formats/testing.ts';
import { parseNote } from './parse.ts';

it('a damaged document is called that, in no words of its parser’s', async () => {
  const random = randomNumbers(1);
  const document = docxOf(docxParagraph('One') + docxParagraph('Two', 'Heading1'));
  for (let input = 0; input < 400; input++) {
    const read = await parseNote('docx', mutated(document, random));
    if ('reason' in read) expect(inEnglish(read.reason)).not.toMatch(/Cannot read|undefined|not a function/);
  }
});

it('an AsciiDoc document that its processor stumbles over is read as text', async () => {
  const random = randomNumbers(1);
  const source = Buffer.from(
    '= One\n:toc:\n\n== Two\n\n|===\n|a |b\n|===\n\nifdef::x[]\ninclude::/etc/passwd[]\nendif::[]\n----\ncode\n----\n',
  );
  for (let input = 0; input < 700; input++) {
    const read = await parseNote('asciidoc', mutated(source, random));
    // Some of its changes make it no text, or text of no known encoding.
    if ('reason' in read) expect(inEnglish(read.reason)).toMatch(/^The file is (not text|in an older encoding)/);
  }
});
