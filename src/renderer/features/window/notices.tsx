import type { ErrorShape } from '../../../shared/errors.ts';
import { follow } from '../../lib/store.ts';
import { t, told } from '../../lib/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { useRemedy } from '../../ui/remedies.ts';
import { noticeSeen, rebuildLibrary } from '../library/requests.ts';
import { isOpen, libraryStore, useLibrary } from '../library/store.ts';
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

// What the window asked by itself of a library that was not open is asked again now.
follow(
  libraryStore,
  ({ library }) => isOpen(library),
  () => noticesStore.getState().forget(({ matter }) => matter === null),
);

/** The library’s notice, then errors, newest last: beneath the notes, of which they cover nothing, and whose upper edge stays when one comes. */
export function Notices() {
  const notice = useLibrary((state) => state.library?.notice ?? null);
  const dismissedNotice = useLibrary((state) => state.dismissedNotice);
  const isDamaged = useLibrary((state) => state.library?.isDamaged ?? false);
  const messages = useNotices((state) => state.messages);
  // That the library could not be opened is said in its place, and is why all that the window asks by itself fails.
  const isShut = useLibrary(({ library, failure }) => failure !== null && !isOpen(library));
  // What everything then fails with is said once.
  const toTell = messages.filter(
    ({ failure, matter }) => (!isDamaged || failure.code !== 'library-damaged') && (!isShut || matter !== null),
  );
  const dismiss = useNotices((state) => state.dismiss);

  return (
    <div className="flex shrink-0 flex-col">
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
