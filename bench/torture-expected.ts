/** What may be told of any file: that its encoding was guessed, and that some of it is data. */
export const mayBeTold = /^Read as .*, which is a guess|^[\d,]+ kB of the file are data/;

const notText = /is not text/;
const damaged = /UTF-8, but damaged/;
const tooLarge = /read up to 10 MB/;
const noFile = /is a pipe/;
const outside = /points out of the folder/;
const nowhere = /points nowhere, or to itself/;
const unknown = /could not be decoded/;
const properties = /of the note’s properties are not valid/;
const partly = /passages (are|from its middle)/;

/** Files of the torture folders that are not simply indexed, by the end of their paths, and what is told of them. */
const expectedOutcomes: [path: string, told: RegExp][] = [
  ['encoding/binary-named.md', notText],
  ['encoding/cut-utf8.md', damaged],
  ['encoding/nul-bytes.md', notText],
  ['markdown/backticks.md', partly],
  ['markdown/bad-yaml.md', properties],
  ['markdown/yaml-bomb.md', properties],
  ['links/dangling.md', nowhere],
  ['links/dev-zero.md', outside],
  ['links/self.md', nowhere],
  ['links/to-etc-passwd.md', outside],
  ['names/not-utf8-\uFFFD\uFFFD.md', /name of this file is not valid text/],
  ['size/log-60MB.txt', tooLarge],
  ['size/million-lines.md', partly],
  ['size/one-line-20MB.md', tooLarge],
  ['special/pipe.md', noFile],
  ['special/sparse-3GB.md', tooLarge],
  ['NormalizationTest.txt', partly],
  ['UTF-8-test.txt', notText],
  ['Johab--hlpro-readme.txt.txt', unknown],
  ['Johab--iyagi-readme.txt.txt', unknown],
  ['Johab--mdir-doc.txt.txt', unknown],
  ['ascii--_mozilla_bug638318_text.html.txt', notText],
  ['iso-2022-kr--_ude_iso1.txt.txt', unknown],
  ['iso-2022-kr--_ude_iso2.txt.txt', unknown],
  // Unless it is the superuser who runs this.
  ...(process.geteuid?.() === 0
    ? []
    : ([
        ['special/no-read.md', /not allowed/],
        ['special/no-enter', /not allowed/],
      ] satisfies [string, RegExp][])),
];

/** What is to be told of a file; null where nothing is, or only a guess. */
export function expectedOf(path: string): RegExp | null {
  return expectedOutcomes.find(([name]) => path.endsWith(name))?.[1] ?? null;
}
