import { ChevronRight } from 'lucide-react';
import { use, useMemo } from 'react';
import { t } from '../../lib/translate.tsx';
import { useLazyPart } from '../../ui/markdown/lazy-parts.ts';
import { NotePartsContext } from '../../ui/markdown/note-parts.ts';
import { changePreferences, usePreference } from '../preferences/store.ts';
import { frontMatterOf, type PropertyPiece, propertiesOf } from './properties.ts';

/** The properties of a note, in a quiet table above its text. Folded once, they stay folded. */
export function PropertiesTable({ text }: { text: string }) {
  const areFolded = usePreference('arePropertiesFolded');
  const yaml = useLazyPart('yaml');
  const source = useMemo(() => frontMatterOf(text), [text]);
  const properties = useMemo(() => (source !== null && yaml ? propertiesOf(source, yaml) : null), [source, yaml]);
  const fold = (isFolded: boolean): void => {
    if (isFolded !== areFolded) changePreferences({ arePropertiesFolded: isFolded });
  };
  if (source === null || !yaml) return null;
  return (
    <details className="note-properties" open={!areFolded} onToggle={(event) => fold(!event.currentTarget.open)}>
      <summary>
        <ChevronRight className="note-properties-chevron" aria-hidden />
        {t('Properties')}
      </summary>
      {properties === null ? (
        <pre>{source}</pre>
      ) : (
        <dl>
          {properties.map(({ name, values }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {values.map((pieces, index) => (
                  <span key={index} className="note-property">
                    {pieces.map((piece, at) => (
                      <Piece key={at} {...piece} />
                    ))}
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
}

function Piece(piece: PropertyPiece) {
  const { Link, Tag } = use(NotePartsContext);
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'tag':
      return <Tag tag={piece.text}>{piece.text}</Tag>;
    case 'address':
      return (
        <a href={piece.text} target="_blank" rel="noreferrer">
          {piece.text}
        </a>
      );
    case 'link':
      return (
        <Link target={piece.target} kind="wiki">
          {piece.text}
        </Link>
      );
  }
}
