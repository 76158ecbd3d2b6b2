import PostalMime, { type Address, decodeWords, type Email } from 'postal-mime';
import { inARow, type UserText, userText } from '../../../shared/user-text.ts';
import { dateOf } from '../dates/date-of.ts';
import { messagesOf } from '../mailbox-file.ts';
import { tagsIn, unique } from '../properties.ts';
import { type MailboxFile, megabyte, saveAgain } from '../read-file.ts';
import { UnreadableDocument } from '../unreadable-document.ts';
import { Attachments, type ReadAttachment } from './attachments.ts';
import { collectionOf, type Entry } from './collection.ts';
import type { Document } from './document.ts';
import { isEncryptedText, writeText } from './mail-text.ts';
import { beginningOf, messagesIn, withStatedEncoding } from './mailbox.ts';
import { oneLine } from './markdown-writer.ts';

/** Against crafted messages: parts within parts, bytes of headers, messages within messages. */
const limits = { maxNestingDepth: 50, maxHeadersSize: 2 * megabyte, forceRfc822Attachments: true };
type Messages = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
/** Messages attached to messages: more than anybody forwards. */
const mostAttachedWithin = 5;
/** Headers of which each message has some. */
const ofMessages = new Set(
  'from to cc bcc sender reply-to subject date message-id received return-path mime-version content-type'.split(' '),
);
/** Headers in which programs keep the user’s labels. */
const labels = new Set(['keywords', 'x-keywords', 'x-gmail-labels', 'x-mozilla-keys', 'x-label']);
/** Labels that programs set by themselves. */
const ownLabels = /^(?:inbox|sent|unread|opened|important|starred|archived|category .*|nonjunk|junk|\$\w+)$/i;

/**
 * Reads a message, or all messages of a mailbox: who wrote to whom and when, the text, and the attachments in formats
 * that can be read. @param read how these are read. @param depth how many messages it is attached within.
 * @throws UnreadableDocument
 */
export async function readEmail(bytes: Uint8Array, read: ReadAttachment, depth = 0): Promise<Document> {
  const messages = messagesIn(bytes);
  return documentOf(messages ?? [bytes], messages?.length ?? null, withMessages(read, depth));
}

/** Reads the messages of a mailbox that is too large to be held, until the text is as long as one may be. */
export function readMailbox(mailbox: MailboxFile, read: ReadAttachment): Promise<Document> {
  return documentOf(messagesOf(mailbox), mailbox.starts.length, withMessages(read, 0));
}

/** @param count of the messages; null if the file is said to be one message. */
async function documentOf(messages: Messages, count: number | null, read: ReadAttachment): Promise<Document> {
  const mailbox = new Mailbox(read);
  const document = await collectionOf(count ?? 1, mailbox.entriesOf(messages, count === null));
  return { ...document, warning: inARow([document.warning, mailbox.warning]) };
}

function withMessages(read: ReadAttachment, depth: number): ReadAttachment {
  return async (format, bytes) => {
    if (format !== 'email') return read(format, bytes);
    if (depth < mostAttachedWithin) return readEmail(bytes, read, depth + 1);
    return { reason: userText('It is attached to an attached message.') };
  };
}

class Mailbox {
  readonly #attachments: Attachments;
  #encrypted = 0;
  #beyond = 0;
  #lost = 0;

  constructor(read: ReadAttachment) {
    this.#attachments = new Attachments(read);
  }

  get warning(): UserText | null {
    const encrypted =
      this.#encrypted === 0
        ? null
        : userText(
            '{count, plural, one {A message is encrypted: only its subject, sender and date are read.} other {# messages are encrypted: only their subjects, senders and dates are read.}}',
            { count: this.#encrypted },
          );
    const lost =
      this.#lost === 0
        ? null
        : userText(
            '{count, plural, one {A message is damaged and is not read.} other {# messages are damaged and are not read.}}',
            { count: this.#lost },
          );
    const beyond =
      this.#beyond === 0
        ? null
        : userText(
            '{count, plural, one {A message is nested too deeply, or its header is too long: only its subject, sender and date are read.} other {# messages are nested too deeply, or their headers are too long: only their subjects, senders and dates are read.}}',
            { count: this.#beyond },
          );
    return inARow([encrypted, beyond, lost, this.#attachments.warning]);
  }

  /** @param isAlone whether the file is said to be one message, which only its header shows. */
  async *entriesOf(messages: Messages, isAlone: boolean): AsyncGenerator<Entry> {
    for await (const message of messages) {
      const email = (await emailOf(message)) ?? (await this.#headerOf(message));
      const hasHeader = email?.headers.some(({ key }) => ofMessages.has(key)) === true;
      if (email !== null && (hasHeader || (!isAlone && (email.text ?? '').trim() !== '')))
        yield this.#entryOf(email, message);
      else if (isAlone)
        throw new UnreadableDocument(userText('The file is not an email, or is damaged. {saveAgain}', { saveAgain }));
      else this.#lost += 1;
    }
  }

  /** What the beginning of a message says of it that is beyond the limits. */
  async #headerOf(message: Uint8Array): Promise<Email | null> {
    const email = await emailOf(beginningOf(message));
    if (email !== null) this.#beyond += 1;
    return email;
  }

  #entryOf(email: Email, message: Uint8Array): Entry {
    const isEncrypted = hasEncryption(email);
    if (isEncrypted) this.#encrypted += 1;
    const { subject = '', date = '' } = email;
    return {
      properties: { title: oneLine(subject) || null, tags: labelsOf(email), aliases: [], date: dateOf(date) },
      facts: factsOf(email),
      write: async (writer) => {
        if (!isEncrypted) writeText(email, message, writer);
        await this.#attachments.write(isEncrypted ? [] : email.attachments, writer);
      },
    };
  }
}

/** Null if it exceeds the limits. */
async function emailOf(message: Uint8Array): Promise<Email | null> {
  try {
    return await PostalMime.parse(await withStatedEncoding(message), limits);
  } catch {
    // One that nobody could have written loses only itself, and is told.
    return null;
  }
}

function hasEncryption({ headers, attachments, text = '' }: Email): boolean {
  const type = headers.find(({ key }) => key === 'content-type')?.value ?? '';
  return (
    /^multipart\/encrypted|smime-type="?enveloped/i.test(type.trim()) ||
    attachments.some(({ mimeType }) => mimeType === 'application/pgp-encrypted') ||
    isEncryptedText(text)
  );
}

/** From, to, date: as the message states them. */
function factsOf({ from, to = [], cc = [], date = '', headers }: Email): Entry['facts'] {
  return {
    From: from === undefined ? '' : written(from),
    To: to.map(written).join(', '),
    Cc: cc.map(written).join(', '),
    Date: headers.find(({ key }) => key === 'date')?.value.trim() ?? date,
  };
}

function written({ name, address, group }: Address): string {
  if (group !== undefined) return `${name}: ${group.map(written).join(', ')}`;
  return name === '' || name === address ? address : `${name} <${address}>`;
}

function labelsOf({ headers }: Email): string[] {
  const found = headers.filter(({ key }) => labels.has(key)).flatMap(({ value }) => tagsIn(decodeWords(value)));
  return unique(found).filter((label) => !ownLabels.test(label));
}
