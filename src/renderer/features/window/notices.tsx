import { Banner } from '../../ui/banner.tsx';
import { useLibrary } from '../library/store.ts';
import { useNotices } from '../notices/store.ts';

/** The library’s notice, then errors, newest last. */
export function Notices() {
  const notice = useLibrary((state) => state.library?.notice ?? null);
  const dismissedNotice = useLibrary((state) => state.dismissedNotice);
  const dismissNotice = useLibrary((state) => state.dismissNotice);
  const messages = useNotices((state) => state.messages);
  const dismiss = useNotices((state) => state.dismiss);

  return (
    <>
      {notice !== null && notice !== dismissedNotice && (
        <Banner look="notice" text={notice} onDismiss={dismissNotice} />
      )}
      {messages.map(({ id, text }) => (
        <Banner key={id} look="error" text={text} onDismiss={() => dismiss(id)} />
      ))}
    </>
  );
}
