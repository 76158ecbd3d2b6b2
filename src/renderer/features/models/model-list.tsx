import { languageShares } from '../../../shared/language-names.ts';
import { localeTag, t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { AddHosted } from '../hosted/add-hosted.tsx';
import { AddFromHub } from './add-from-hub.tsx';
import { ModelTable } from './model-table.tsx';
import { loadModels } from './requests.ts';
import { useModels } from './store.ts';

/** The table of models, and the forms to add another. */
export function ModelList() {
  const isRead = useModels((state) => state.models !== null);
  const failure = useModels((state) => state.failure);

  if (isRead) {
    return (
      <>
        <ModelTable />
        <div className="mt-3">
          <Disclosure label={t('How quality and speed are known')}>
            <Meaning />
          </Disclosure>
        </div>
        <AddFromHub />
        <div className="mt-4">
          <AddHosted />
        </div>
      </>
    );
  }
  if (failure === null)
    return <p className="appear-late py-10 text-center text-sm text-dim">{t('Reading the list…')}</p>;
  return (
    <div className="flex flex-col items-center gap-4 py-10 text-center">
      <Outcome failure={failure} className="max-w-[27.5rem]" />
      <Button onClick={loadModels}>{t('Try again')}</Button>
    </div>
  );
}

function Meaning() {
  const languages = useModels(({ models }) => models?.models.find(({ fit }) => fit !== null)?.fit?.languages);
  return (
    <div className="flex max-w-[40rem] flex-col gap-2 text-sm leading-5 text-muted">
      <p>
        {t(
          'Quality is how well a model found notes in tests: 10 would be the right notes on top every time (ten times nDCG@10, the mean of Meaning and Hybrid).',
        )}{' '}
        {languages &&
          t('It is weighted by the languages of your notes: {languages}.', {
            languages: languageShares(languages, localeTag()),
          })}
      </p>
      <p>
        {t(
          'Speed is in passages a second on this computer: measured where the model has worked here, else estimated (≈) from a short measurement of the computer.',
        )}
      </p>
      <p>
        {t(
          'Recommended is the model that finds clearly more in notes in these languages, if it embeds a library of this size in reasonable time; or else the one in use.',
        )}
      </p>
    </div>
  );
}
