import { useEffect } from 'react';
import { t } from '../../../lib/translate.tsx';
import { Markdown } from '../../../ui/markdown/markdown.tsx';
import { Outcome } from '../../../ui/outcome.tsx';
import { FormatsList } from '../../about/formats-list.tsx';
import { aboutStore, useAbout } from '../../about/store.ts';
import { UpdateSetting } from '../../updates/update-setting.tsx';

export function AboutPage() {
  const { about, failure } = useAbout();
  useEffect(() => aboutStore.getState().load(), []);
  return (
    <>
      <h3 className="text-base font-medium">{about ? `Nearnote ${about.version}` : 'Nearnote'}</h3>
      <p className="mt-0.5 max-w-[36rem] text-sm text-muted">
        {t(
          'Search your own notes by meaning. Nothing leaves this computer unless you choose a hosted model. Free software under the MIT licence.',
        )}
      </p>
      <Outcome failure={failure} className="mt-2" />
      <div className="mt-6">
        <UpdateSetting />
      </div>
      <h4 className="mt-6 text-sm font-medium">{t('Formats of notes')}</h4>
      <FormatsList />
      {about && (
        <>
          <h4 className="mt-6 text-sm font-medium">{t('Where your library is stored')}</h4>
          <p className="mt-1 text-sm break-all text-muted select-text">{about.dataFolder}</p>
          <h4 className="mt-6 text-sm font-medium">{t('The built-in embedding model')}</h4>
          <div className="mt-1 text-sm text-muted">
            <Markdown text={about.modelCredits} />
          </div>
        </>
      )}
    </>
  );
}
