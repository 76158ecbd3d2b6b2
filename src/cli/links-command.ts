import { realpath } from 'node:fs/promises';
import { systemCodeOf } from '../shared/errors.ts';
import type { RelatedNotes, ResolvedLink } from '../shared/links.ts';
import { textsInEnglish } from '../shared/texts-in-english.ts';
import { visibleName } from '../shared/visible.ts';
import { openExistingEngine } from './open-engine.ts';
import { print, type Terminal } from './terminal.ts';

interface LinksOptions {
  library: string;
  json?: boolean;
}

const maxBacklinks = 200;

/** Where the links of a note lead, and which notes link to it. @param note absolute path of its file, or of a link to it. */
export async function linksCommand(note: string, { library, json }: LinksOptions, terminal: Terminal): Promise<void> {
  const engine = await openExistingEngine(library, { terminal });
  try {
    const noteId = await engine.links.noteAt(await realPathOf(note));
    const links = await engine.links.outgoing(noteId);
    const backlinks = await engine.links.backlinks(noteId, maxBacklinks);
    const { stdout } = terminal;
    if (json === true) {
      print(stdout, `${JSON.stringify({ note, links: textsInEnglish(links), backlinks })}\n`);
      return;
    }
    for (const { target, link } of links) print(stdout, `${target} → ${leadsTo(link)}\n`);
    print(stdout, readable(backlinks));
  } finally {
    await engine.close();
  }
}

/** Notes are known by their real paths. One whose file is gone may still be in the library, under the path as it was typed. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return path;
    throw error;
  }
}

function leadsTo(link: ResolvedLink): string {
  switch (link.kind) {
    case 'one':
      return link.subpath === '' ? visibleName(link.note.path) : `${visibleName(link.note.path)} at ${link.subpath}`;
    case 'several':
      return link.notes.map(({ path }) => visibleName(path)).join(' or ');
    case 'none':
      return 'no note';
    case 'refused':
      return 'out of the folder';
  }
}

function readable({ notes, total }: RelatedNotes): string {
  const lines = notes.flatMap(({ path, sentences }) =>
    sentences.length === 0
      ? [`← ${visibleName(path)}`]
      : sentences.map(({ text }) => `← ${visibleName(path)}: ${text.replaceAll(/\s+/g, ' ').trim()}`),
  );
  const more = total > notes.length ? [`and ${total - notes.length} more`] : [];
  return [...lines, ...more].map((line) => `${line}\n`).join('');
}
