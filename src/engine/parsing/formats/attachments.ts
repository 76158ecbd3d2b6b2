import type { Attachment } from 'postal-mime';
import type { NoteFormat } from '../../../shared/domain.ts';
import { formats, mostAttachedMegabytes } from '../../../shared/formats.ts';
import { type UserText, userText } from '../../../shared/user-text.ts';
import { visibleName } from '../../../shared/visible.ts';
import { formatOf } from '../../notes/format.ts';
import type { Unreadable } from '../decode.ts';
import { isUnreadable, megabyte } from '../read-file.ts';
import { reasonOf } from '../unreadable-document.ts';
import type { Document } from './document.ts';
import { writeEvents } from './invitation.ts';
import type { MarkdownWriter } from './markdown-writer.ts';

/** Reads the content of a file in one of the formats. @throws whatever its parser throws */
export type ReadAttachment = (format: NoteFormat, bytes: Uint8Array) => Promise<Document | Unreadable>;

/** Formats that are notes in some folders only. */
const onlyIfAsked = new Set<NoteFormat>(['code', 'picture']);

/** In UTF-16 code units. */
const mostOfCalendar = megabyte;

function isCalendar(mimeType: string): boolean {
  return mimeType === 'text/calendar' || mimeType === 'application/ics';
}

/** Writes the files that are attached to messages: their names, and the texts of those that can be read, up to a limit. */
export class Attachments {
  readonly #read: ReadAttachment;
  #room = mostAttachedMegabytes * megabyte;
  readonly #calendars = new Set<string>();
  #unreadable = 0;
  #first: UserText | null = null;

  constructor(read: ReadAttachment) {
    this.#read = read;
  }

  /** What could not be read; null if there is nothing to say. */
  get warning(): UserText | null {
    return this.#first === null
      ? null
      : userText(
          '{count, plural, one {An attached file cannot be read: {first}} other {# attached files cannot be read, the first of them: {first}}}',
          { count: this.#unreadable, first: this.#first },
        );
  }

  async write(attachments: readonly Attachment[], writer: MarkdownWriter): Promise<void> {
    for (const { filename, mimeType, related, content } of attachments) {
      if (related === true) continue;
      if (isCalendar(mimeType)) {
        this.#writeCalendar(content, writer);
        continue;
      }
      const name = filename ?? '';
      const format = mimeType === 'message/rfc822' ? 'email' : formatOf(name);
      const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
      const isRead = format !== null && !onlyIfAsked.has(format) && bytes.length <= this.#room && !writer.isFull;
      const document = isRead ? await this.#contentOf(name, format, bytes) : null;
      // A message that is sent on is known by its subject.
      const subject = format === 'email' ? (document?.outline.title ?? '') : '';
      writer.heading(2, visibleName(subject || name));
      if (format === null || document === null) continue;
      await writer.below(() => writer.below(() => writeDocument(document, format, writer)));
    }
  }

  /** An invitation comes twice: for programs that show it, and as a file. */
  #writeCalendar(content: Attachment['content'], writer: MarkdownWriter): void {
    const calendar = typeof content === 'string' ? content : new TextDecoder().decode(content);
    if (this.#calendars.has(calendar) || calendar.length > mostOfCalendar) return;
    this.#calendars.add(calendar);
    writeEvents(calendar, writer);
  }

  /** Null if it cannot be read: the message itself is read all the same. */
  async #contentOf(name: string, format: NoteFormat, bytes: Uint8Array): Promise<Document | null> {
    let reason: UserText;
    this.#room -= bytes.length;
    try {
      const read = await this.#read(format, bytes);
      if (!isUnreadable(read)) return read;
      ({ reason } = read);
    } catch (error) {
      reason = reasonOf(format, error);
    }
    this.#unreadable += 1;
    this.#first ??= userText('{path}: {reason}', { path: name, reason });
    return null;
  }
}

/** Writes a document as a part of another one. */
function writeDocument({ text, outline }: Document, format: NoteFormat, writer: MarkdownWriter): void {
  if (formats[format].isMarkdown) {
    writer.markdown(text);
    return;
  }
  for (const { kind, start, end, trail } of outline.blocks) {
    const heading = kind === 'heading' ? trail.at(-1) : undefined;
    if (heading !== undefined) writer.heading(heading.depth, heading.text);
    else if (kind === 'code') writer.code(text.slice(start, end));
    else writer.paragraph(text.slice(start, end));
  }
}
