import { globSync, readFileSync } from 'node:fs';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { parseSync } from 'oxc-parser';

/** A text for the user, in English, as it stands in the source. */
interface Message {
  text: string;
  file: string;
}

/** What is not a literal where a text should be, which would be missing in every other language; or a text without its values. */
export class UnreadableMessage extends Error {}

/**
 * The texts of a source file: the first argument of `t`, `message` and `userText`, and the `text` of a `<Trans>`.
 * @throws UnreadableMessage where one of these is not a literal, or lacks a value.
 */
export function messagesOf(path: string, source: string): string[] {
  const { program } = parseSync(path, source);
  return [...nodesOf(program)].flatMap((node) => {
    const holder = placeOfText(node);
    if (holder === null) return [];
    const text = literalOf(holder);
    const complain = (what: string): never => {
      const line = source.slice(0, startOf(node)).split('\n').length;
      throw new UnreadableMessage(`${path}:${line}: ${what}`);
    };
    if (text === null) return complain('a text to translate must be a literal');
    const missing = missingValues(node, text);
    if (missing.length > 0) return complain(`the text lacks its values: ${missing.join(', ')}`);
    return [text];
  });
}

/** The texts that the page itself has, each once, in the order of their files. @param project the project’s folder. */
export function pageMessages(project: string): Message[] {
  return messagesIn(project, 'src/renderer/**/*.{ts,tsx}');
}

/** The texts that are made outside the page. The command line’s are not translated. */
export function otherMessages(project: string): Message[] {
  return messagesIn(project, 'src/!(renderer|cli)/**/*.ts');
}

function messagesIn(project: string, pattern: string): Message[] {
  const files = globSync(pattern, {
    cwd: project,
    exclude: ['**/*.test.{ts,tsx}', '**/testing/**', '**/testing.ts', '**/lib/translate.tsx'],
  });
  const found = new Map<string, Message>();
  for (const file of files.map((path) => path.replaceAll('\\', '/')).sort()) {
    for (const text of messagesOf(file, readFileSync(`${project}/${file}`, 'utf8'))) {
      if (!found.has(text)) found.set(text, { text, file });
    }
  }
  return [...found.values()];
}

type Node = Record<string, unknown>;

function* nodesOf(node: unknown): Generator<Node> {
  if (Array.isArray(node)) {
    for (const each of node) yield* nodesOf(each);
  } else if (isNode(node)) {
    yield node;
    for (const each of Object.values(node)) yield* nodesOf(each);
  }
}

/** The node that holds a text to translate; null where there is none. A name of a text is made by `message`: it is read there. */
function placeOfText(node: Node): Node | null {
  if (node.type === 'CallExpression' && Array.isArray(node.arguments) && isNode(node.callee)) {
    const first: unknown = node.arguments[0];
    if (!isNode(first)) return null;
    if (node.callee.name === 'message' || node.callee.name === 'userText') return first;
    if (node.callee.name === 't' && isText(first)) return first;
    return null;
  }
  const isTrans = node.type === 'JSXOpeningElement' && isNode(node.name) && node.name.name === 'Trans';
  if (!isTrans || !Array.isArray(node.attributes)) return null;
  const attribute: unknown = node.attributes.find(
    (each) => isNode(each) && isNode(each.name) && each.name.name === 'text',
  );
  if (!isNode(attribute) || !isNode(attribute.value)) return null;
  return attribute.value.type === 'JSXExpressionContainer' && isNode(attribute.value.expression)
    ? attribute.value.expression
    : attribute.value;
}

/** The values that a text names and a call of `t` or `userText` does not give; none where its values are not written out. */
function missingValues(node: Node, text: string): string[] {
  if (node.type !== 'CallExpression' || !Array.isArray(node.arguments) || !isNode(node.callee)) return [];
  if (node.callee.name !== 't' && node.callee.name !== 'userText') return [];
  const values: unknown = node.arguments[1];
  const given = new Set<unknown>();
  if (isNode(values)) {
    if (values.type !== 'ObjectExpression' || !Array.isArray(values.properties)) return [];
    for (const property of values.properties) {
      if (!isNode(property) || !isNode(property.key)) return [];
      given.add(property.key.name);
    }
  }
  return [...namesIn(text)].filter((name) => !given.has(name));
}

/** The names of a text’s values. */
export function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  const read = (tokens: unknown): void => {
    if (!Array.isArray(tokens)) return;
    for (const token of tokens) {
      if (!Array.isArray(token)) continue;
      const [name, , choices] = token;
      if (typeof name === 'string') names.add(name);
      if (typeof choices === 'object' && choices !== null) Object.values(choices).forEach(read);
    }
  };
  read(compileMessageOrThrow(text));
  return names;
}

function isText({ type }: Node): boolean {
  return type === 'Literal' || type === 'TemplateLiteral' || type === 'BinaryExpression';
}

function literalOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'BinaryExpression' && node.operator === '+' && isNode(node.left) && isNode(node.right)) {
    const [left, right] = [literalOf(node.left), literalOf(node.right)];
    return left === null || right === null ? null : left + right;
  }
  return null;
}

function startOf({ start }: Node): number {
  return typeof start === 'number' ? start : 0;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
