import { Image } from 'lucide-react';
import ReactMarkdown, { type Components, type Options } from 'react-markdown';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import { htmlAsText } from './html-as-text.ts';

const remarkPlugins: Options['remarkPlugins'] = [remarkGfm, [remarkFrontmatter, ['yaml', 'toml']]];

const components: Components = {
  // The system’s browser opens web pages. Links to other notes lead nowhere yet, so they only look like links.
  a: ({ href, children }) =>
    href && /^https?:/i.test(href) ? (
      <a href={href} target="_blank" rel="noreferrer">
        {children}
      </a>
    ) : (
      <span className="note-link">{children}</span>
    ),
  // The page loads nothing from outside, so an image is replaced by its description.
  img: ({ alt }) => (
    <span className="image-stand-in">
      <Image className="mr-1.5 inline size-4 align-text-bottom" aria-hidden />
      {alt || 'Image'}
    </span>
  ),
};

interface MarkdownProps {
  text: string;
  rehypePlugins?: Options['rehypePlugins'];
}

/** Markdown with GitHub’s extensions, without front matter and HTML tags. It loads nothing. */
export function Markdown({ text, rehypePlugins }: MarkdownProps) {
  return (
    <div className="markdown">
      <ReactMarkdown
        remarkPlugins={remarkPlugins}
        rehypePlugins={[htmlAsText, ...(rehypePlugins ?? [])]}
        components={components}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}
