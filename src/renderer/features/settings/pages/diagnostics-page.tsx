import { useEffect } from 'react';
import type { Diagnostics } from '../../../../shared/diagnostics.ts';
import { bytes, count, decimals } from '../../../lib/format.ts';
import { t } from '../../../lib/translate.tsx';
import { Button } from '../../../ui/button.tsx';
import { Outcome } from '../../../ui/outcome.tsx';
import { Setting } from '../../../ui/setting.tsx';
import { rebuildLibrary } from '../../library/requests.ts';
import { diagnosticsStore, useDiagnostics } from '../diagnostics-store.ts';

/** How the library is, in figures, and what mends it. */
export function DiagnosticsPage() {
  const { diagnostics, comparison, failure, isBusy, isCopied } = useDiagnostics();
  const { read, compare, copy } = diagnosticsStore.getState();
  useEffect(() => read(), [read]);
  return (
    <>
      <Setting
        title={t('The library in figures')}
        about={t('Nothing of your notes is in them: no text, no title, no path, no token.')}
      >
        {diagnostics === null ? (
          <p className="text-sm text-dim">{failure === null ? t('Looking through the library…') : null}</p>
        ) : (
          <Figures of={diagnostics} />
        )}
        <Button onClick={copy} disabled={diagnostics === null}>
          {isCopied ? t('Copied') : t('Copy the diagnostics')}
        </Button>
        <Button onClick={read} disabled={isBusy}>
          {t('Look again')}
        </Button>
        <Outcome failure={failure} className="w-full" />
      </Setting>
      <Setting
        title={t('Are the vectors right?')}
        about={t('Fifty passages are embedded once more, and compared with what is stored.')}
      >
        <Button onClick={compare} disabled={isBusy}>
          {t('Compare')}
        </Button>
        {comparison !== null && (
          <p role="status" className="text-sm">
            {comparison.lowest === null
              ? t('There is nothing to compare yet.')
              : t('{compared, number} compared; the least alike agree to {lowest} of 1.', {
                  compared: comparison.compared,
                  lowest: decimals(comparison.lowest, 2),
                })}
          </p>
        )}
      </Setting>
      <Setting
        title={t('Rebuild the database')}
        about={t(
          'Everything is read and embedded anew from your notes. Folders, settings and the model stay as they are; the old database is kept beside the new one.',
        )}
      >
        <Button onClick={rebuildLibrary}>{t('Rebuild from the notes')}</Button>
      </Setting>
    </>
  );
}

function Figures({ of }: { of: Diagnostics }) {
  const { bytes: sizes } = of;
  const generations = of.generations.map(
    ({ model, dimensions, vectors, orphans, pending, failed }) =>
      [
        model,
        t(
          '{vectors, plural, one {# vector} other {# vectors}} of {dimensions, number} numbers; {pending, plural, one {# passage} other {# passages}} pending, {failed, number} set aside, {orphans, plural, one {# vector of a deleted note} other {# vectors of deleted notes}}',
          { vectors, dimensions, pending, failed, orphans },
        ),
      ] as const,
  );
  const rows: (readonly [string, string])[] = [
    [t('Version'), `Nearnote ${of.version}, ${of.databaseFormat}, ${of.platform}`],
    [
      t('On the disk'),
      t('{database}, of these {log} of log', { database: bytes(sizes.database), log: bytes(sizes.log) }),
    ],
    [t('Earlier databases'), bytes(sizes.setAside)],
    [t('Free on the disk'), bytes(sizes.free)],
    [
      t('In memory'),
      of.areVectorsInMemory
        ? t('{size}: words and vectors', { size: bytes(sizes.index) })
        : t('{size}: words, and what narrows the vectors down; these are read from the disk', {
            size: bytes(sizes.index),
          }),
    ],
    [t('Notes'), count(of.notes)],
    [t('Passages'), count(of.chunks)],
    ...generations,
    ...(of.recallAt10 === null
      ? []
      : [
          [
            t('Nearest passages found'),
            t('{found} of the ten nearest', { found: decimals(of.recallAt10 * 10, 1) }),
          ] as const,
        ]),
    ...(of.owner === null
      ? []
      : [[t('Opened by'), t('Nearnote, process {pid}', { pid: String(of.owner.pid) })] as const]),
    [t('Damaged'), of.damagedTables.length === 0 ? t('Nothing') : of.damagedTables.join(', ')],
  ];
  return (
    <dl className="w-full">
      {rows.map(([name, value]) => (
        <div key={name} className="flex flex-wrap gap-x-4 border-t border-line py-1.5 text-sm first:border-t-0">
          <dt className="w-44 shrink-0 font-medium break-all">{name}</dt>
          <dd className="min-w-56 flex-1 text-muted select-text">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
