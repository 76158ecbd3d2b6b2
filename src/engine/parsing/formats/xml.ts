import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { Parser } from 'htmlparser2';

interface XmlHandlers {
  open?: (name: string, attributes: Record<string, string>) => void;
  close?: (name: string) => void;
  text?: (data: string) => void;
  /** Whether the rest need not be read. */
  isDone?: () => boolean;
}

/** So much is decoded and read at a time. */
const pieceLength = 64 * 1024;

/**
 * Walks through an XML document, or through the bytes of one. Names keep their prefixes. Entities that the document
 * defines are not expanded.
 */
export function walkXml(xml: string | Uint8Array, handlers: XmlHandlers): void {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => handlers.open?.(name, attributes),
      onclosetag: (name) => handlers.close?.(name),
      ontext: (data) => handlers.text?.(data),
    },
    { xmlMode: true, decodeEntities: true },
  );
  if (typeof xml === 'string') parser.write(xml);
  else {
    const decoder = xmlDecoder(xml);
    for (let at = 0; at < xml.length && handlers.isDone?.() !== true; at += pieceLength)
      parser.write(decoder.decode(xml.subarray(at, at + pieceLength), { stream: at + pieceLength < xml.length }));
  }
  parser.end();
}

/** A name without its prefix: documents choose the prefixes themselves. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** XML is in UTF-8, in UTF-16, or in an encoding that it states. */
export function xmlDecoder(bytes: Uint8Array): TextDecoder {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return new TextDecoder('utf-16le');
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return new TextDecoder('utf-16be');
  if (isUtf8(bytes)) return new TextDecoder();
  const head = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  const [, stated = 'windows-1252'] = /(?:encoding|charset)\s*=\s*["']?([\w-]+)/i.exec(head) ?? [];
  try {
    return new TextDecoder(/^utf-?8$/i.test(stated) ? 'windows-1252' : stated);
  } catch {
    // An encoding of a name that nobody knows.
    return new TextDecoder('windows-1252');
  }
}

/** The texts of the elements with these names, by name, in document order. */
export function textsOf(xml: string, names: string[]): Map<string, string[]> {
  const texts = new Map<string, string[]>(names.map((name) => [name, []]));
  let current: string[] | undefined;
  walkXml(xml, {
    open: (name) => {
      current = texts.get(name) ?? current;
      texts.get(name)?.push('');
    },
    text: (data) => {
      if (current !== undefined) current.push((current.pop() ?? '') + data);
    },
    close: (name) => {
      if (texts.has(name)) current = undefined;
    },
  });
  return texts;
}
