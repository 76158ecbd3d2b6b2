import { useMemo } from 'react';
import { type Temml, useLazyPart } from './lazy-parts.ts';

interface FormulaProps {
  tex: string;
  isDisplay: boolean;
}

/** A formula as MathML. One that is wrong, or whose program is not loaded yet, is its source. */
export function Formula({ tex, isDisplay }: FormulaProps) {
  const temml = useLazyPart('temml');
  const drawn = useMemo(() => (temml ? drawnBy(temml, tex, isDisplay) : null), [temml, tex, isDisplay]);
  const className = isDisplay ? 'formula formula-display' : 'formula';
  if (!drawn || 'reason' in drawn) {
    return (
      <code className={className} title={drawn?.reason}>
        {tex}
      </code>
    );
  }
  return <span className={className} ref={(place) => place?.replaceChildren(drawn.node)} />;
}

type Drawn = { node: Node } | { reason: string };

function drawnBy(temml: Temml, tex: string, displayMode: boolean): Drawn {
  const place = document.createElement('span');
  try {
    temml.render(tex, place, { displayMode, throwOnError: true, strict: false, maxExpand: 500 });
  } catch (error) {
    // Whatever is wrong with a formula, nested too deeply included, is shown with it.
    return { reason: error instanceof Error ? error.message : String(error) };
  }
  return place.firstChild ? { node: place.firstChild } : { reason: '' };
}
