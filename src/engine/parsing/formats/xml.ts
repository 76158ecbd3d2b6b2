import { Parser } from 'htmlparser2';

interface XmlHandlers {
  open?: (name: string, attributes: Record<string, string>) => void;
  close?: (name: string) => void;
  text?: (data: string) => void;
}

/** Walks through an XML document. Names keep their prefixes. Entities that the document defines are not expanded. */
export function walkXml(xml: string, handlers: XmlHandlers): void {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => handlers.open?.(name, attributes),
      onclosetag: (name) => handlers.close?.(name),
      ontext: (data) => handlers.text?.(data),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
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
