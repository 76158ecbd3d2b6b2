import { type ComponentProps, type ReactNode, use } from 'react';
import type { Components, ExtraProps } from 'react-markdown';
import { isImageTarget } from '../../../shared/images.ts';
import { isAddress } from '../../../shared/links.ts';
import { mailAddress } from '../../../shared/mail-address.ts';
import { message, t } from '../../lib/translate.tsx';
import { decodedAddress } from './address.ts';
import { Callout } from './callout.tsx';
import { languageOf } from './draw-code.ts';
import { Formula } from './formula.tsx';
import { textIn } from './hast.ts';
import { imageSizeOf } from './image-size.ts';
import { NotePartsContext } from './note-parts.ts';
import { ScrollBox } from './scroll-box.tsx';

/** The elements that our plugins make, with their properties. */
interface OwnElements {
  'tex-formula': { tex: string; isDisplay: boolean };
  'note-tag': { tag: string; children?: ReactNode };
  'note-link': { target: string; children?: ReactNode };
  'note-embed': { target: string; label?: string };
  'note-callout': ComponentProps<typeof Callout>;
  'callout-title': { children?: ReactNode };
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends OwnElements {}
  }
}

/** What is only a program’s, and shown as code. */
const codeLabels = new Map([
  ['mermaid', message('Mermaid diagram, as code')],
  ['dataview', message('Dataview query, as code')],
  ['dataviewjs', message('Dataview script, as code')],
]);

export const components: Components = {
  a: Anchor,
  img: ({ src, alt }) => <Picture target={decodedAddress(src ?? '')} alt={alt ?? ''} />,
  input: Task,
  pre: CodeBlock,
  td: Cell,
  table: ({ children }) => (
    <ScrollBox label={t('Table')} className="table-box">
      <table>{children}</table>
    </ScrollBox>
  ),
  'tex-formula': ({ tex, isDisplay }) => <Formula tex={tex} isDisplay={isDisplay} />,
  'note-tag': ({ tag, children }) => {
    const { Tag } = use(NotePartsContext);
    return <Tag tag={tag}>{children}</Tag>;
  },
  'note-link': ({ target, children }) => {
    const { Link } = use(NotePartsContext);
    return (
      <Link target={target} kind="wiki">
        {children}
      </Link>
    );
  },
  'note-embed': ({ target, label }) => {
    const { Embed } = use(NotePartsContext);
    if (isImageTarget(target)) return <Picture target={target} alt={label ?? ''} />;
    return <Embed target={target} label={label ?? null} />;
  },
  'note-callout': ({ node, type, fold, children }) => (
    <Callout node={node} type={type} fold={fold}>
      {children}
    </Callout>
  ),
  'callout-title': ({ children }) => <>{children}</>,
};

/** A date or a number is not broken at its signs, however narrow its column is. */
function Cell({ node, children, style }: ComponentProps<'td'> & ExtraProps) {
  const isNumber = node !== undefined && /^[\d\s.,:/+-]{1,24}$/.test(textIn(node));
  return (
    <td style={style} className={isNumber ? 'whitespace-nowrap' : undefined}>
      {children}
    </td>
  );
}

/** The system’s browser opens web pages, its mail program mail addresses. What leads neither there nor to a note is text. */
function Anchor({ node, href, children, id, 'aria-label': label }: ComponentProps<'a'> & ExtraProps) {
  const { Link } = use(NotePartsContext);
  if (href && (/^https?:/i.test(href) || mailAddress(href) !== null)) {
    return (
      <a href={href} target="_blank" rel="noreferrer">
        {children}
      </a>
    );
  }
  if (node?.properties.dataFootnoteRef !== undefined || node?.properties.dataFootnoteBackref !== undefined) {
    return (
      <Footnote href={href ?? ''} id={id} label={label}>
        {children}
      </Footnote>
    );
  }
  if (!href || isAddress(href)) return <>{children}</>;
  return (
    <Link target={href} kind="path">
      {children}
    </Link>
  );
}

/** The box of a task. It is only shown: the note is not ours to change. */
function Task({ checked }: ComponentProps<'input'>) {
  return <input type="checkbox" checked={checked === true} disabled aria-label={checked ? t('Done') : t('To do')} />;
}

interface FootnoteProps {
  href: string;
  id: string | undefined;
  label: string | undefined;
  children: ReactNode;
}

/** A link to a footnote, or back from it. The page’s address stays what it is. */
function Footnote({ href, id, label, children }: FootnoteProps) {
  return (
    <a
      href={href}
      id={id}
      aria-label={label}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(href.slice(1))?.scrollIntoView({ block: 'center' });
      }}
    >
      {children}
    </a>
  );
}

function Picture({ target, alt }: { target: string; alt: string }) {
  const parts = use(NotePartsContext);
  const { text, width, height } = imageSizeOf(alt);
  return <parts.Picture target={target} alt={text} width={width} height={height} />;
}

function CodeBlock({ node, children }: ComponentProps<'pre'> & ExtraProps) {
  const code = node?.children[0];
  const label = code?.type === 'element' ? codeLabels.get(languageOf(code) ?? '') : undefined;
  const block = (
    <ScrollBox label={t('Code')} className="code-box">
      <pre>{children}</pre>
    </ScrollBox>
  );
  if (!label) return block;
  return (
    <figure className="labelled-code">
      <figcaption>{t(label)}</figcaption>
      {block}
    </figure>
  );
}
