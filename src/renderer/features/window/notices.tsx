import type { ErrorShape } from '../../../shared/errors.ts';
import { follow } from '../../lib/store.ts';
import { t, told } from '../../lib/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { useRemedy } from '../../ui/remedies.ts';
import { noticeSeen, rebuildLibrary } from '../library/requests.ts';
import { useLibrary } from '../library/store.ts';
import { noticesStore, useNotices } from '../notices/store.ts';
import { searchStore } from '../search/store.ts';

/** Milliseconds. Whoever goes on to something else has read what was told so long ago. */
const readWithin = 10_000;

// A refused drop, say, is over once the user searches for something else.
follow(
  searchStore,
  ({ query }) => query,
  () => noticesStore.getState().forget(({ at }) => Date.now() - at > readWithin),
);

/** The library’s notice, then errors, newest last: over the lower edge of the notes, so that nothing moves when one comes. */
export function Notices() {
  const notice = useLibrary((state) => state.library?.notice ?? null);
  const dismissedNotice = useLibrary((state) => state.dismissedNotice);
  const isDamaged = useLibrary((state) => state.library?.isDamaged ?? false);
  const messages = useNotices((state) => state.messages);
  // What everything then fails with is said once.
  const toTell = messages.filter(({ failure }) => !isDamaged || failure.code !== 'library-damaged');
  const dismiss = useNotices((state) => state.dismiss);

  return (
    <div className="absolute inset-x-0 bottom-0 z-20 flex flex-col">
      {isDamaged && (
        <Banner
          look="error"
          text={t('The library’s database is damaged. Your notes are not: the database can be rebuilt from them.')}
          action={{ label: t('Rebuild from the notes'), act: rebuildLibrary }}
        />
      )}
      {notice !== null && notice !== dismissedNotice && (
        <Banner look="notice" text={told(notice)} onDismiss={noticeSeen} />
      )}
      {toTell.map(({ id, failure }) => (
        <Told key={id} failure={failure} onDismiss={() => dismiss(id)} />
      ))}
    </div>
  );
}

function Told({ failure, onDismiss }: { failure: ErrorShape; onDismiss: () => void }) {
  const remedy = useRemedy(failure);
  return <Banner look="error" text={told(failure.text)} onDismiss={onDismiss} {...(remedy && { action: remedy })} />;
}
