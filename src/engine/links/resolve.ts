import { posix } from 'node:path';
import { type LinkedNote, type LinkTarget, linkParts, type ResolvedLink } from '../../shared/links.ts';
import { type UserText, userText } from '../../shared/user-text.ts';
import { formatOf } from '../notes/format.ts';
import { baseName, nameKey, stemOf } from '../notes/link.ts';
import type { NoteRow, NoteTable } from '../text-index/note-table.ts';

/** More notes of one name are not offered. */
const maxChoices = 20;

/** A note that a link may mean. */
interface Candidate {
  note: NoteRow;
  /** Its path as names are compared, with and without the extension. */
  path: string;
  stem: string;
}

type Rule = (candidate: Candidate) => boolean;

/** The notes with one name. */
interface Namesakes {
  all: Candidate[];
  /** By their places, see placeKey, with and without the extension. */
  at: Map<string, Candidate[]>;
}

/** By name: a note with many links often names the same, and many notes may be called README. */
export type KnownNamesakes = Map<string, Namesakes>;

/**
 * Tells where the links of one note lead, by the rules of Obsidian: a path from the folder’s root, a path from the note’s
 * own place (first, if the link is written as a path), a file’s name or the end of its path, a title, an alias; in the
 * note’s own folder before the others. If the first rule that fits any note fits several, the user chooses.
 */
export class LinkResolver {
  readonly #notes: NoteTable;
  readonly #source: NoteRow;
  readonly #namesakes: KnownNamesakes;

  /** @param namesakes what resolvers of other notes have looked up for the same question. */
  constructor(notes: NoteTable, source: NoteRow, namesakes: KnownNamesakes = new Map()) {
    this.#notes = notes;
    this.#source = source;
    this.#namesakes = namesakes;
  }

  resolve(link: LinkTarget): ResolvedLink {
    const { path, subpath } = linkParts(link);
    if (path === '') return { kind: 'one', note: linkedNote(this.#source), subpath };
    const reason = refusalOf(this.#source, path);
    if (reason !== null) return { kind: 'refused', reason };
    const found = this.#find(path, link.kind);
    const notes = nearestFirst(preferred(found, path), this.#source).map(linkedNote);
    const [only] = notes;
    if (only === undefined) return { kind: 'none' };
    if (notes.length === 1) return { kind: 'one', note: only, subpath };
    return { kind: 'several', notes: notes.slice(0, maxChoices), subpath };
  }

  /** What the first rule finds that finds anything. */
  #find(path: string, kind: LinkTarget['kind']): Candidate[] {
    const groups = this.#named(path);
    for (const place of placesOf(this.#source, kind, path)) {
      const at = groups.flatMap((group) => group.at.get(placeKey(this.#source.folder, nameKey(place))) ?? []);
      if (at.length > 0) return unique(at);
    }
    if (!isByName(path)) return [];
    const all = unique(groups.flatMap((group) => group.all));
    const inside = all.filter(({ note }) => note.folder === this.#source.folder);
    return firstFit(inside, nameRules(path)) ?? firstFit(all, nameRules(path)) ?? [];
  }

  /** The notes whose file name, title or alias is the last part of a path, or all of it. */
  #named(path: string): Namesakes[] {
    const key = nameKey(path);
    const name = baseName(key);
    const keys = new Set([name, key, ...(isNamedAsNote(name) ? [stemOf(name)] : [])]);
    return [...keys].map((each) => this.#ofName(each));
  }

  #ofName(key: string): Namesakes {
    const known = this.#namesakes.get(key);
    if (known !== undefined) return known;
    const all = [...this.#notes.names.get(key)].flatMap((id): Candidate[] => {
      const note = this.#notes.get(id);
      return note === undefined ? [] : [candidateOf(note)];
    });
    const at = new Map<string, Candidate[]>();
    for (const candidate of all) {
      for (const path of [candidate.path, candidate.stem]) {
        const place = placeKey(candidate.note.folder, path);
        const others = at.get(place);
        if (others === undefined) at.set(place, [candidate]);
        else others.push(candidate);
      }
    }
    const namesakes = { all, at };
    this.#namesakes.set(key, namesakes);
    return namesakes;
  }
}

/** @param path as names are compared. */
function placeKey(folder: string, path: string): string {
  return `${folder}\n${path}`;
}

export function linkedNote({ id, title, folder, path }: NoteRow): LinkedNote {
  return { noteId: id, title, folder, path };
}

/** Once each: a note may have a name as its title and as its file’s. */
function unique(candidates: readonly Candidate[]): Candidate[] {
  return [...new Map(candidates.map((candidate) => [candidate.note.id, candidate])).values()];
}

function candidateOf(note: NoteRow): Candidate {
  const path = nameKey(note.path);
  return { note, path, stem: path.slice(0, path.length - posix.extname(path).length) };
}

/** Why a path is not followed; null if it may be. */
function refusalOf(source: NoteRow, path: string): UserText | null {
  const isAbsolute = /^(?:file:|[a-z]:\/)/i.test(path);
  const isOutside = /^\.\.?\//.test(path) && fromPlaceOf(source, path).startsWith('../');
  if (!isAbsolute && !isOutside) return null;
  return userText(
    'The link to {path} leads out of the folder “{folder}”. Nearnote only opens notes in folders that you have added.',
    { path, folder: baseName(source.folder) },
  );
}

/** A path that is written relative to a note’s own place, relative to the folder’s root. */
function fromPlaceOf(source: NoteRow, path: string): string {
  return posix.join(posix.dirname(source.path), path);
}

function isByName(path: string): boolean {
  return !/^(?:\/|\.\.?\/)/.test(path);
}

/** The paths, from the folder’s root, that a link can mean, in order. */
function placesOf(source: NoteRow, kind: LinkTarget['kind'], path: string): string[] {
  const fromRoot = posix.normalize(path.replace(/^\/+/, ''));
  const fromHere = fromPlaceOf(source, path);
  if (path.startsWith('/')) return [fromRoot];
  if (!isByName(path)) return [fromHere];
  return kind === 'wiki' ? [fromRoot, fromHere] : [fromHere, fromRoot];
}

function nameRules(path: string): Rule[] {
  const name = nameKey(path);
  return [
    (candidate) => `/${candidate.path}`.endsWith(`/${name}`) || `/${candidate.stem}`.endsWith(`/${name}`),
    ({ note }) => nameKey(note.title) === name,
    ({ note }) => note.aliases.some((alias) => nameKey(alias) === name),
  ];
}

function firstFit(candidates: readonly Candidate[], rules: readonly Rule[]): Candidate[] | null {
  for (const rule of rules) {
    const fitting = candidates.filter(rule);
    if (fitting.length > 0) return fitting;
  }
  return null;
}

/** Of several, those with the extension and the case of the link, or else those in Markdown. */
function preferred(found: Candidate[], path: string): Candidate[] {
  if (found.length < 2) return found;
  const name = baseName(path).normalize('NFC');
  const wishes: Rule[] = [
    ({ path: own }) => baseName(own) === nameKey(name),
    ({ note }) => note.format === 'markdown',
    ({ note }) => [baseName(note.path), stemOf(note.path), note.title].some((own) => own.normalize('NFC') === name),
  ];
  return wishes.reduce((left, wish) => {
    const kept = left.filter(wish);
    return kept.length > 0 ? kept : left;
  }, found);
}

/** By the steps through folders that part them from the note, then by their paths. */
function nearestFirst(found: Candidate[], source: NoteRow): NoteRow[] {
  const steps = (note: NoteRow) => {
    if (note.folder !== source.folder) return Number.POSITIVE_INFINITY;
    const way = posix.relative(posix.dirname(source.path), posix.dirname(note.path));
    return way === '' ? 0 : way.split('/').length;
  };
  return found
    .map(({ note }) => ({ note, steps: steps(note) }))
    .sort(
      (a, b) => a.steps - b.steps || a.note.path.length - b.note.path.length || (a.note.path < b.note.path ? -1 : 1),
    )
    .map(({ note }) => note);
}

/** Whether a name may be that of a note with its ending: `[[sea.png]]` does not mean a note called “sea”. */
function isNamedAsNote(name: string): boolean {
  const format = formatOf(name);
  return format !== null && format !== 'picture';
}
