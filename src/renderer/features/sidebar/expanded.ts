import { useMemo } from 'react';
import { changePreferences, preferencesStore, usePreference } from '../preferences/store.ts';

/** As many as are kept, and the longest key. */
const maxKept = 5_000;
const maxKeyLength = 900;
/** Before the key of what is open unless it is collapsed. */
const collapsed = 'collapsed:';

/** What is expanded in the sidebar, remembered. */
export function useExpanded(): { isOpen: (key: string, byDefault?: boolean) => boolean } {
  const kept = usePreference('expanded');
  return useMemo(() => {
    const keys = new Set(kept);
    const isOpen = (key: string, byDefault = false): boolean =>
      byDefault ? !keys.has(collapsed + key) : keys.has(key);
    return { isOpen };
  }, [kept]);
}

/** Expands or collapses; `byDefault` says whether they are open until they are collapsed. */
export function setExpanded(keys: readonly string[], isOpen: boolean, byDefault = false): void {
  const { expanded } = preferencesStore.getState().now;
  const changed = new Set(
    keys.filter(({ length }) => length <= maxKeyLength).map((key) => (byDefault ? collapsed + key : key)),
  );
  const rest = expanded.filter((key) => !changed.has(key));
  const isKept = isOpen !== byDefault;
  changePreferences({ expanded: isKept ? [...rest, ...changed].slice(-maxKept) : rest });
}
