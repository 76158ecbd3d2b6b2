import { useId, useMemo } from 'react';
import ReactMarkdown, { defaultUrlTransform, type Options } from 'react-markdown';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import { frontMatterIn } from '../../../shared/front-matter.ts';
import { t } from '../../lib/translate.tsx';
import { components } from './components.tsx';
import { drawCallouts } from './draw-callouts.ts';
import { drawCode } from './draw-code.ts';
import { drawConstructs } from './draw-constructs.ts';
import { drawHighlights } from './draw-highlights.ts';
import { htmlAsText } from './html-as-text.ts';
import { useLazyPart } from './lazy-parts.ts';
import { maskConstructs } from './mask.ts';
import { pinText } from './pin-text.ts';
import { restoreSource } from './restore-source.ts';
import { splitEmbeds } from './split-embeds.ts';

interface MarkdownProps {
  text: string;
  /** They see texts with their exact places in `text`. */
  rehypePlugins?: Options['rehypePlugins'];
}

/**
 * Markdown with GitHub’s and Obsidian’s extensions, without front matter and HTML tags. It loads nothing by itself: what
 * speaks of other notes and of files is drawn by the NoteParts around it.
 */
export function Markdown({ text, rehypePlugins }: MarkdownProps) {
  const masked = useMemo(() => maskConstructs(text), [text]);
  const lowlight = useLazyPart('lowlight');
  const id = useId();
  return (
    <div className="markdown">
      <ReactMarkdown
        remarkPlugins={[
          remarkGfm,
          // A rule above a letter is none.
          [remarkFrontmatter, frontMatterIn(text) === null ? [] : ['yaml', 'toml']],
          [restoreSource, masked],
        ]}
        // Footnotes of two texts in one window do not share their ids.
        remarkRehypeOptions={{
          clobberPrefix: `${id}-`,
          footnoteLabel: t('Footnotes'),
          footnoteBackLabel: () => t('Back to the text'),
        }}
        rehypePlugins={[
          htmlAsText,
          [drawConstructs, masked],
          splitEmbeds,
          [pinText, text],
          [drawHighlights, text],
          [drawCallouts, text],
          [drawCode, text, lowlight],
          ...(rehypePlugins ?? []),
        ]}
        // The address of a link or an image is only a name: whoever draws it decides what is opened or loaded.
        urlTransform={(url, property) => (/^(?:src|href)$/.test(property) ? url : defaultUrlTransform(url))}
        components={components}
      >
        {masked.masked}
      </ReactMarkdown>
    </div>
  );
}
