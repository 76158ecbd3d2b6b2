import type { Outline } from '../../notes/outline.ts';
import { plainText } from '../../notes/without-markup.ts';
import { type Line, linesOf, OutlineBuilder } from '../outline-builder.ts';
import { propertiesOf } from '../properties.ts';

const adornment = /^([!-/:-@[-`{-~])\1{1,999}$/;
const field = /^:([\w -]+):(?:[ \t]+(.*))?$/;
const directive = /^([ \t]*)\.\.[ \t]+(?:\|[^|]+\|[ \t]+)?([\w:-]+)::(?:[ \t]+(.*))?$/;
const explicit = /^([ \t]*)\.\.(?:[ \t]|$)/;
const note = /^[ \t]*\.\.[ \t]+\[[^\]]+\][ \t]/;
const item = /^[ \t]*(?:[-*+•]|\(?(?:\d+|[a-zA-Z]|#)[.)])[ \t]+\S/;
const gridRule = /^[ \t]*(?:\+[-=+]+\+|=+(?:[ \t]+=+){1,1000})$/;
const codeDirectives = new Set(['code', 'code-block', 'sourcecode', 'parsed-literal', 'math', 'highlight', 'prompt']);
/** What begins with two dots and is no directive, target, footnote or replacement. */
const comment = /^[ \t]*\.\.(?:[ \t]+(?![_|[])(?![\w:.+-]+::(?:[ \t]|$)).*)?$/;
/** Directives without text: their arguments and options are addresses and settings. */
const ignoredDirectives = new Set(['include', 'toctree', 'contents', 'raw', 'meta', 'index', 'literalinclude']);
const indentOf = (text: string) => text.length - text.trimStart().length;

/**
 * The outline of a reStructuredText file: sections by their underlines, paragraphs, list items, tables, literal blocks
 * and the bodies of directives. Comments, targets, options and the field list at the top are not text.
 */
export function outlineOfRst(text: string): Outline {
  const builder = new OutlineBuilder(text);
  const lines = linesOf(text);
  const styles: string[] = [];
  const fields: Record<string, string> = {};
  let at = 0;
  let literalAfter: number | null = null;

  const line = (index: number): Line => lines[index] ?? { start: text.length, end: text.length, text: '' };
  /** The first line from `from` on that is neither blank nor indented more than `indent`. */
  function endOfBody(from: number, indent: number): number {
    let end = from;
    while (end < lines.length && (line(end).text === '' || indentOf(line(end).text) > indent)) end++;
    return end;
  }

  function addBody(kind: 'code' | 'prose', from: number, to: number): void {
    for (let index = from; index < to; index++) {
      if (line(index).text !== '') builder.add(kind, line(index));
      else if (kind === 'prose') builder.close();
    }
    builder.close();
  }

  function heading(style: string, first: number, name: number, last: number): void {
    if (!styles.includes(style)) styles.push(style);
    const range = { start: line(first).start, end: line(last).end };
    builder.heading(plainText(line(name).text).replace(/[`*]/g, '').trim(), styles.indexOf(style) + 1, range);
    at = last + 1;
  }

  /** Reads a directive, comment, target or footnote, with everything indented below it. */
  function explicitMarkup(): void {
    const { text: first } = line(at);
    const [, indent = '', name, argument = ''] = directive.exec(first) ?? [];
    // Two dots with nothing behind or below them are a whole comment: what is indented after them is text.
    const isEmpty = first.trim() === '..' && line(at + 1).text === '';
    const end = isEmpty ? at + 1 : endOfBody(at + 1, explicit.exec(first)?.[1]?.length ?? indent.length);
    if (note.test(first)) {
      addBody('prose', at, end);
    } else if (name !== undefined && !ignoredDirectives.has(name)) {
      directiveBody(name, argument, end);
    } else if (comment.test(first)) {
      builder.hide({ start: line(at).start, end: line(end - 1).end });
    }
    at = end;
  }

  function directiveBody(name: string, argument: string, end: number): void {
    let body = at + 1;
    const isCode = codeDirectives.has(name);
    const isImage = name === 'image' || name === 'figure';
    if (!isCode && !isImage && argument !== '') builder.add('prose', line(at));
    for (; body < end && /^[ \t]*:[\w-]+:/.test(line(body).text); body++) {
      const described = /^[ \t]*:alt:[ \t]*/.exec(line(body).text)?.[0];
      if (described !== undefined) {
        builder.begin('prose', { start: line(body).start + described.length, end: line(body).end });
        builder.close();
      }
    }
    addBody(isCode ? 'code' : 'prose', body, end);
  }

  while (at < lines.length) {
    const current = line(at);
    const [here, next, afterNext] = [current.text, line(at + 1).text, line(at + 2).text];
    if (here === '') {
      builder.close();
      at++;
    } else if (literalAfter !== null && indentOf(here) > literalAfter) {
      const end = endOfBody(at, literalAfter);
      addBody('code', at, end);
      at = end;
    } else if (adornment.test(here) && next.trim() !== '' && afterNext === here && next.length <= here.length + 1) {
      heading(`${here.charAt(0)}over`, at, at + 1, at + 2);
    } else if (
      adornment.test(next) &&
      !/^\s/.test(here) &&
      next.length >= Math.min(here.length, 3) &&
      !gridRule.test(here)
    ) {
      heading(next.charAt(0), at, at, at + 1);
    } else if (explicit.test(here)) {
      builder.close();
      explicitMarkup();
    } else if (field.test(here) && !builder.hasText()) {
      const [, key = '', value = ''] = field.exec(here) ?? [];
      fields[key.toLowerCase()] = value;
      at++;
    } else if (gridRule.test(here) || adornment.test(here)) {
      builder.close();
      at++;
    } else {
      readLine(current);
      at++;
    }
    if (here !== '') literalAfter = /::$/.test(here) && !explicit.test(here) ? indentOf(here) : null;
  }

  function readLine(current: Line): void {
    if (/^[ \t]*\|.*\|$/.test(current.text)) builder.begin('row', current);
    else if (item.test(current.text)) builder.begin('prose', current);
    else builder.add('prose', current);
  }

  return builder.outline(propertiesOf(fields));
}
