import { noteFormat } from '../../../shared/domain.ts';
import { formats } from '../../../shared/formats.ts';
import { formatName } from '../../lib/format-names.ts';
import { t, told } from '../../lib/translate.tsx';

/** The formats of notes, what is read of each, and what is not. */
export function FormatsList() {
  return (
    <dl className="flex flex-col gap-2 text-sm">
      {noteFormat.options.map((format) => {
        const { extensions, gives, skips } = formats[format];
        return (
          <div key={format}>
            <dt>
              {formatName(format)} <span className="text-muted">{extensions.map((name) => `.${name}`).join(' ')}</span>
            </dt>
            <dd className="text-muted">{told(gives)}</dd>
            {skips && <dd className="text-muted">{t('Not read: {what}', { what: told(skips) })}</dd>}
          </div>
        );
      })}
    </dl>
  );
}
