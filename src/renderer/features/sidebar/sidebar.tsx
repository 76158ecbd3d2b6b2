import { Info, type LucideIcon, Plus, RefreshCw, Settings, TriangleAlert } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { count } from '../../lib/format.ts';
import { t } from '../../lib/translate.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { KeyLabel, useKeyShortcuts } from '../commands/key-label.tsx';
import { useFacets } from '../facets/store.ts';
import { folderTree, type TreeNode, tagTree } from '../facets/tree-nodes.ts';
import { chooseFolders, lookForChanges } from '../library/requests.ts';
import { useLibrary } from '../library/store.ts';
import { problemsStore } from '../problems/store.ts';
import { SavedSearches } from '../saved-searches/saved-searches.tsx';
import { useSavedSearches } from '../saved-searches/store.ts';
import { settingsCommand } from '../settings/commands.ts';
import { useExpanded } from './expanded.ts';
import { emptyHeight, Section, sectionKey } from './section.tsx';
import { lineHeight, Tree } from './tree.tsx';

/** Below the last line of a part, in rem: with the room of its last section as high as the fade. */
const roomForFade = 0.75;

export function Sidebar() {
  const problems = useLibrary((state) => state.library?.skippedFiles ?? 0);
  const remarks = useLibrary((state) => state.library?.remarks ?? 0);
  const settingsKeys = useKeyShortcuts(settingsCommand);
  const counts = useFacets((state) => state.library?.tags);
  const tags = useMemo(() => tagTree(counts ?? []), [counts]);
  const isOpen = useExpanded().isOpen(sectionKey('tags'), true);
  // However many folders there are, tags have two fifths of the room, as far as they need them.
  const heightOfTags = emptyHeight + roomForFade + (isOpen ? tags.length * lineHeight : 0);

  return (
    <aside data-pane className="flex h-full flex-col bg-sunken">
      <div className="flex min-h-0 flex-1 flex-col">
        <Part mostHeight={tags.length === 0 ? undefined : `max(60%, 100% - ${heightOfTags}rem)`}>
          {(scroller) => (
            <>
              <Saved />
              <Folders scroller={scroller} />
            </>
          )}
        </Part>
        {tags.length > 0 && (
          <Part>
            {(scroller) => (
              <Section id="tags" title={t('Tags')}>
                <Tree label={t('Tags')} nodes={tags} scroller={scroller} isOpenByDefault={isNever} />
              </Section>
            )}
          </Part>
        )}
      </div>
      <div className="flex shrink-0 flex-col gap-0.5 p-2">
        <Command icon={Plus} label={t('Add folder…')} onClick={chooseFolders} />
        {problems > 0 && (
          <Command icon={TriangleAlert} label={t('Problems')} onClick={problemsStore.getState().show}>
            <span className="text-xs text-dim tabular-nums">{count(problems)}</span>
          </Command>
        )}
        {problems === 0 && remarks > 0 && (
          <Command icon={Info} label={t('Remarks')} onClick={problemsStore.getState().show}>
            <span className="text-xs text-dim tabular-nums">{count(remarks)}</span>
          </Command>
        )}
        <Command icon={Settings} label={t('Settings')} {...settingsKeys} onClick={settingsCommand.run}>
          <KeyLabel of={settingsCommand} />
        </Command>
      </div>
    </aside>
  );
}

interface PartProps {
  /** As CSS writes it. */
  mostHeight?: string | undefined;
  /** @param scroller what scrolls it; null until it is drawn. */
  children: (scroller: HTMLElement | null) => ReactNode;
}

/** A part of the sidebar that scrolls by itself: what is beneath it stays in sight. */
function Part({ mostHeight, children }: PartProps) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  return (
    <div
      style={mostHeight === undefined ? undefined : { maxHeight: mostHeight }}
      className={`flex flex-col ${mostHeight === undefined ? 'min-h-0 flex-1' : 'shrink-0 border-b border-line'}`}
    >
      <div
        ref={setScroller}
        // A line that is cut through fades: of some, only dots would be left. At the end the fade lies over the room beneath.
        className="min-h-0 flex-1 overflow-y-auto px-2 [mask-image:linear-gradient(to_top,transparent_0.375rem,black_1rem)]"
      >
        <div style={{ paddingBottom: `${roomForFade}rem` }}>{children(scroller)}</div>
      </div>
    </div>
  );
}

/** Nothing where no search is saved. */
function Saved() {
  const hasSaved = useSavedSearches((state) => (state.searches?.saved.length ?? 0) > 0);
  if (!hasSaved) return null;
  return (
    <Section id="saved" title={t('Saved searches')}>
      <SavedSearches />
    </Section>
  );
}

interface FoldersProps {
  scroller: HTMLElement | null;
}

const noFolders: readonly string[] = [];

function Folders({ scroller }: FoldersProps) {
  // Only their paths: while notes are read, their numbers change ten times a second.
  const roots = useLibrary(useShallow((state) => state.library?.folders.map(({ path }) => path) ?? noFolders));
  const counts = useFacets((state) => state.library?.folders);
  const nodes = useMemo(() => folderTree(roots, counts ?? []), [roots, counts]);
  const isKnown = useLibrary((state) => state.library !== null);
  const hasFolders = nodes.length > 0;
  const rescan = (
    <Hint text={t('Look for changed notes')}>
      <IconButton label={t('Look for changed notes')} onClick={lookForChanges}>
        <RefreshCw className="size-3.5" aria-hidden />
      </IconButton>
    </Hint>
  );
  return (
    <Section id="folders" title={t('Folders')} actions={hasFolders && rescan}>
      {hasFolders ? (
        <Tree
          label={t('Folders')}
          nodes={nodes}
          scroller={scroller}
          isOpenByDefault={nodes.length === 1 ? isRoot : isNever}
        />
      ) : (
        isKnown && <p className="px-1.5 py-1 text-sm text-dim">{t('None yet')}</p>
      )}
    </Section>
  );
}

/** An only folder shows what is in it. */
function isRoot({ root }: TreeNode): boolean {
  return root !== null;
}

function isNever(): boolean {
  return false;
}

interface CommandProps {
  icon: LucideIcon;
  label: string;
  /** In the form of `aria-keyshortcuts`. */
  'aria-keyshortcuts'?: string | undefined;
  onClick: () => void;
  /** Shown at the right end. */
  children?: ReactNode;
}

function Command({ icon: Icon, label, children, ...rest }: CommandProps) {
  return (
    <Button look="quiet" className="justify-start px-2" {...rest}>
      <Icon className="size-4" aria-hidden />
      <span className="flex-1 text-left">{label}</span>
      {children}
    </Button>
  );
}
