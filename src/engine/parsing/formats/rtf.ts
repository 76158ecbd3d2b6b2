import { userText } from '../../../shared/user-text.ts';
import type { Properties } from '../../notes/properties.ts';
import { scripted, withReading } from '../../notes/scripted.ts';
import { keywordsIn } from '../properties.ts';
import { saveAgain } from '../read-file.ts';
import { nestedTooDeeply, UnreadableDocument } from '../unreadable-document.ts';
import { beforeXml, isCompoundFile } from './compound-file.ts';
import { type Document, writtenDocument } from './document.ts';
import type { MarkdownWriter } from './markdown-writer.ts';
import { characters, codePageOfCharset, codePages, decoded } from './rtf-characters.ts';
import { destinations, type Target } from './rtf-destinations.ts';
import { type RtfToken, rtfTokens } from './rtf-tokens.ts';
import { statedTitle } from './stated-title.ts';

/** Groups within groups; a document of Word’s has some ten. */
const mostNested = 5_000;
/** What ends a paragraph; the Mac writes the end of a line as it is. */
const ends = new Set(['par', 'sect', 'page', '\n', '\r']);
/** What counts within groups that are left out. */
const withinOthers = new Set(['shptxt', 'title', 'keywords', 'creatim']);
/** Bytes of text that are decoded together at most. */
const mostBytes = 4_096;

/** Reads a document in Rich Text Format. @throws UnreadableDocument */
export function readRtf(bytes: Uint8Array): Document {
  if (isCompoundFile(bytes)) throw new UnreadableDocument(beforeXml.docx);
  if (!/^\s*\{\\rtf/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1')))
    throw new UnreadableDocument(userText('The file is not in Rich Text Format. {saveAgain}', { saveAgain }));
  return writtenDocument((writer) => {
    const reader = new RtfReader(writer);
    for (const token of rtfTokens(bytes)) {
      if (writer.isFull) break;
      reader.take(token);
    }
    return reader.end();
  });
}

/** What holds in a group and in those within it. */
interface Group {
  target: Target;
  /** Where a text belongs that is written in two ways, the second of them in Unicode. */
  ofBoth: Target;
  font: number;
  /** How many characters for older programs follow one in Unicode. */
  fallbacks: number;
  isHidden: boolean;
  /** Whether the text is raised or lowered. */
  script: 'sup' | 'sub' | null;
}

/** A word and its reading, as a field that draws one above the other has them; empty for other fields. */
function rubyOf(field: string): string {
  const [, reading = '', base = ''] =
    /^\s*EQ\b.{0,200}?\(\s*\\s\\up\s?\d+\(([^()]*)\)\s*[,;]\s*([^()]*)\)/s.exec(field.slice(0, 1_000)) ?? [];
  return withReading(base, reading);
}

class RtfReader {
  readonly #writer: MarkdownWriter;
  readonly #groups: Group[] = [];
  #group: Group = { target: 'text', ofBoth: 'text', font: 0, fallbacks: 1, isHidden: false, script: null };
  #codePage = 1252;
  readonly #fonts = new Map<number, number>();
  /** Headings by the numbers of their styles. */
  readonly #headings = new Map<number, number>();
  #style = 0;
  readonly #bytes: number[] = [];
  /** Characters for older programs that are still to be passed over. */
  #passing = 0;
  /** Whether the group has just begun: only there a star says that unknown words begin something else than text. */
  #isBeginning = false;
  #isStarred = false;
  readonly #texts: Record<Exclude<Target, 'nothing' | 'fonts'>, string> = {
    text: '',
    note: '',
    edge: '',
    field: '',
    style: '',
    title: '',
    keywords: '',
    date: '',
  };
  #cells: string[] = [];
  #notes: string[] = [];
  readonly #edges = new Set<string>();
  #isInTable = false;
  #isItem = false;
  #heading = 0;
  readonly #created = { yr: 0, mo: 1, dy: 1, hr: 0, min: 0 };

  constructor(writer: MarkdownWriter) {
    this.#writer = writer;
  }

  take(token: RtfToken): void {
    if (token.kind === 'text') {
      this.#isBeginning = false;
      this.#take(token.bytes);
      return;
    }
    this.#decode();
    if (token.kind === 'open') this.#open();
    else if (token.kind === 'close') this.#close();
    else this.#control(token.word, token.number);
    this.#isBeginning = token.kind === 'open';
  }

  #take(bytes: Uint8Array): void {
    const passed = Math.min(this.#passing, bytes.length);
    this.#passing -= passed;
    // The data of pictures.
    if (this.#group.target === 'nothing') return;
    for (const byte of bytes.subarray(passed)) {
      if (this.#bytes.push(byte) >= mostBytes) this.#decode();
    }
  }

  /** Writes what is left. */
  end(): Properties {
    this.#decode();
    this.#endParagraph();
    for (const edge of this.#edges) this.#writer.paragraph(edge);
    const { yr, mo, dy, hr, min } = this.#created;
    return {
      title: statedTitle(this.#texts.title),
      tags: keywordsIn(this.#texts.keywords),
      aliases: [],
      date: yr > 0 ? new Date(yr, mo - 1, dy, hr, min).getTime() : null,
    };
  }

  #open(): void {
    this.#passing = 0;
    if (this.#groups.length >= mostNested) throw new UnreadableDocument(nestedTooDeeply);
    this.#groups.push(this.#group);
    this.#group = { ...this.#group };
  }

  #close(): void {
    this.#passing = 0;
    const { target } = this.#group;
    this.#group = this.#groups.pop() ?? this.#group;
    if (target === 'style') this.#endStyle();
    if (target === 'note' && this.#group.target !== 'note') {
      this.#notes.push(this.#texts.note);
      this.#texts.note = '';
    }
    if (target === 'edge' && this.#group.target !== 'edge') {
      // A page number alone says nothing.
      if (/\p{L}/u.test(this.#texts.edge)) this.#edges.add(this.#texts.edge);
      this.#texts.edge = '';
    }
    if (target === 'field' && this.#group.target !== 'field') {
      const ruby = rubyOf(this.#texts.field);
      this.#texts.field = '';
      this.#put(ruby);
    }
  }

  /** The headings among the styles are called `heading 1` in every language. */
  #endStyle(): void {
    const [, depth] = /^heading (\d)\s{0,20};?$/i.exec(this.#texts.style.trim()) ?? [];
    if (depth !== undefined) this.#headings.set(this.#style, Number(depth));
    this.#texts.style = '';
    this.#style = 0;
  }

  #decode(): void {
    if (this.#bytes.length === 0) return;
    const page = this.#fonts.get(this.#group.font) ?? this.#codePage;
    this.#put(decoded(this.#bytes, page));
    this.#bytes.length = 0;
  }

  #put(text: string): void {
    const { target, isHidden } = this.#group;
    if (target === 'nothing' || target === 'fonts' || isHidden) return;
    const { script } = this.#group;
    this.#texts[target] += script === null ? text : scripted(text, script);
  }

  #control(word: string, number: number | null): void {
    const isStarred = this.#isStarred;
    this.#isStarred = word === '*' && this.#isBeginning;
    const isPassed = this.#passing > 0 && characters.has(word);
    this.#passing = isPassed ? this.#passing - 1 : 0;
    if (isPassed) return;
    const target = destinations.get(word) ?? (isStarred ? 'nothing' : undefined);
    if (target !== undefined) this.#begin(word, target);
    else if (word === 'u') this.#unicode(number ?? 0);
    else if (this.#group.target === 'fonts') this.#setFont(word, number ?? 0);
    else if (this.#group.target === 'date' && Object.hasOwn(this.#created, word))
      Object.assign(this.#created, { [word]: number ?? 0 });
    else this.#format(word, number);
  }

  #begin(word: string, target: Target): void {
    if (word === 'pntext' || word === 'listtext') this.#isItem = true;
    if (word === 'upr') this.#group.ofBoth = this.#group.target;
    // What is left out stays left out, but for the texts in drawings and what is known of the document.
    if (word === 'ud') this.#group.target = this.#group.ofBoth;
    else if (this.#group.target !== 'nothing' || withinOthers.has(word)) this.#group.target = target;
  }

  #unicode(number: number): void {
    this.#put(String.fromCharCode(number & 0xffff));
    this.#passing = this.#group.fallbacks;
  }

  #setFont(word: string, number: number): void {
    if (word === 'f') this.#group.font = number;
    const page = word === 'fcharset' ? codePageOfCharset(number) : word === 'cpg' && number > 0 ? number : null;
    if (page !== null) this.#fonts.set(this.#group.font, page);
  }

  #format(word: string, number: number | null): void {
    if (word === 'f') this.#group.font = number ?? 0;
    else if (word === 'uc') this.#group.fallbacks = Math.max(0, number ?? 1);
    else if (word === 'v' || word === 'deleted') this.#group.isHidden = number !== 0;
    else if (word === 'super' || word === 'sub')
      this.#group.script = number === 0 ? null : word === 'sub' ? 'sub' : 'sup';
    else if (word === 'nosupersub') this.#group.script = null;
    else if (word === 'plain') this.#group = { ...this.#group, isHidden: false, script: null };
    else if (word === 'ansicpg' && number !== null && number > 0) this.#codePage = number;
    else if (codePages.has(word)) this.#codePage = codePages.get(word) ?? 1252;
    else if (word === 's') this.#style = number ?? 0;
    else if (this.#group.target === 'text') this.#layout(word, number);
    else this.#put(word === 'par' ? '\n' : (characters.get(word) ?? ''));
  }

  /** Words about the paragraphs of the text itself. */
  #layout(word: string, number: number | null): void {
    if (word === 'pard') {
      this.#isInTable = false;
      this.#heading = 0;
      this.#style = 0;
    } else if (word === 'intbl') this.#isInTable = true;
    else if (word === 'outlinelevel') this.#heading = number !== null && number < 6 ? number + 1 : 0;
    else if (word === 'cell') {
      this.#cells.push(this.#texts.text);
      this.#texts.text = '';
    } else if (word === 'row') this.#endRow();
    else if (ends.has(word)) {
      if (this.#isInTable) this.#put(' ');
      else this.#endParagraph();
    } else this.#put(characters.get(word) ?? '');
  }

  #endRow(): void {
    this.#writer.row(this.#cells, false);
    this.#cells = [];
    this.#writeNotes();
  }

  #endParagraph(): void {
    // A table that is not closed.
    if (this.#cells.length > 0) this.#endRow();
    const text = this.#texts.text;
    const depth = this.#headings.get(this.#style) ?? this.#heading;
    if (depth > 0) this.#writer.heading(depth, text);
    else if (this.#isItem) this.#writer.item(0, '-', text);
    else this.#writer.paragraph(text);
    this.#texts.text = '';
    this.#isItem = false;
    this.#writeNotes();
  }

  #writeNotes(): void {
    for (const note of this.#notes.splice(0)) this.#writer.paragraph(note);
  }
}
