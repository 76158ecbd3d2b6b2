/** Where the text of a group belongs. */
export type Target = 'text' | 'note' | 'edge' | 'field' | 'title' | 'keywords' | 'date' | 'fonts' | 'style' | 'nothing';

const named = (target: Target, words: string) => words.split(' ').map((word): [string, Target] => [word, target]);

/** The groups that are not text of the document, or other text than its own, by the words that they begin with. */
export const destinations: ReadonlyMap<string, Target> = new Map([
  ...named('fonts', 'fonttbl'),
  ...named('style', 'stylesheet'),
  ...named('title', 'title'),
  ...named('keywords', 'keywords'),
  ...named('note', 'footnote annotation'),
  // What stands at the edges of all pages.
  ...named('edge', 'header headerl headerr headerf footer footerl footerr footerf'),
  // What a field is to show, of which the readings above words are text.
  ...named('field', 'fldinst'),
  // The texts of drawings, and those in Unicode beside ones for older programs.
  ...named('text', 'shptxt ud'),
  ...named('date', 'creatim'),
  ...named(
    'nothing',
    'info pict objdata colortbl filetbl listtable list listoverridetable revtbl rsidtbl themedata datastore datafield bkmkstart bkmkend nonshppict pntext listtext upr atnid atnauthor atndate atnref atnparent xe tc',
  ),
]);
