import { Search } from 'lucide-react';
import { sampleQuestions } from '../../../shared/sample-questions.ts';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toasts.ts';
import { addSample, removeFolder } from '../library/requests.ts';
import { useLibrary } from '../library/store.ts';
import { reportFailure } from '../notices/store.ts';
import { runAgain } from '../saved-searches/requests.ts';
import { focusSearch } from '../search/focus.ts';
import { HomeItem, HomeList } from './home-list.tsx';

/** Questions to try while the sample is in the library, and the way to be rid of it. */
export function SampleQuestions() {
  const sampleId = useLibrary((state) => state.library?.folders.find(({ isSample }) => isSample)?.id);
  const hasOwn = useLibrary((state) => state.library?.folders.some(({ isSample, notes }) => !isSample && notes > 0));
  if (sampleId === undefined) return null;

  const remove = (): void => {
    reportFailure(removeFolder(sampleId).then(sayRemoved));
    // The button goes, and the focus with it.
    focusSearch();
  };

  const removal = (
    <Button look="quiet" size="small" onClick={remove}>
      {t('Remove the sample')}
    </Button>
  );
  // With notes of their own, the user has other questions.
  if (hasOwn) {
    return (
      <p className="mt-6 flex flex-wrap items-center justify-center gap-x-2 text-xs leading-5 text-dim">
        {t('The sample is still among your notes.')} {removal}
      </p>
    );
  }
  return (
    <div className="mt-6 rounded-lg border border-line bg-sunken p-2">
      <HomeList title={t('Try one of these on the sample')}>
        {sampleQuestions.map(({ question }) => (
          <HomeItem
            key={question}
            icon={Search}
            name={question}
            onChoose={() => runAgain({ query: question, mode: 'hybrid' })}
          />
        ))}
      </HomeList>
      <div className="mt-1 flex flex-wrap items-center justify-between gap-x-4 border-t border-line pt-2 pl-2.5">
        <p className="text-xs leading-5 text-dim">{t('The notes that answer use other words.')}</p>
        {removal}
      </div>
    </div>
  );
}

function sayRemoved(): void {
  showToast({
    id: 'sample',
    text: t('The sample is removed. Notes that you changed in it stay on your disk.'),
    actions: [{ label: t('Bring it back'), act: addSample }],
  });
}
