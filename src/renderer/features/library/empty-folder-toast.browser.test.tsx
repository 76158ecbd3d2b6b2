import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { FolderView } from '../../../shared/library-state.ts';
import { draw } from '../../testing/draw.tsx';
import { Toaster } from '../../ui/toaster.tsx';
import { dismissToast } from '../../ui/toasts.ts';
import { announceEmptyFolders } from './empty-folder-toast.ts';
import { libraryStore } from './store.ts';
import { folderWith, libraryWith } from './testing.ts';

const looking = { stage: 'looking', done: 0, total: 0 } as const;
let stop: () => void;

beforeEach(() => {
  show([{ id: 1, path: '/notes', notes: 3 }]);
  stop = announceEmptyFolders();
  draw(<Toaster onLeave={() => undefined} />);
});

afterEach(() => {
  stop();
  dismissToast('empty folder 2');
});

function show(folders: Partial<FolderView>[]): void {
  libraryStore.getState().show(libraryWith({ folders: folders.map((folder) => folderWith(folder)) }));
}

const toast = () => page.getByRole('status', { name: 'Messages' });

describe('a folder that was added', () => {
  it('is said to hold no notes once it has been looked through', async () => {
    show([
      { id: 1, notes: 3 },
      { id: 2, path: '/home/scans', notes: 0, work: looking },
    ]);
    show([
      { id: 1, notes: 3 },
      { id: 2, path: '/home/scans', notes: 0 },
    ]);
    await expect.element(toast()).toMatchTextContent(/^No notes were found in “scans”\./);
  });

  it('is not mentioned where notes are found, nor is an empty one that was there before', async () => {
    show([
      { id: 1, notes: 0 },
      { id: 2, path: '/home/scans', notes: 0, work: looking },
    ]);
    show([
      { id: 1, notes: 0 },
      { id: 2, path: '/home/scans', notes: 7 },
    ]);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await expect.element(toast()).toHaveTextContent('');
  });
});
