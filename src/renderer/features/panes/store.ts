import { createStore, hookOf } from '../../lib/store.ts';
import { changePreferences, preferencesStore, usePreference } from '../preferences/store.ts';

/** Below this width, in rem, the window shows one pane at a time: the sidebar is a drawer, and a note covers the results. */
const wideFrom = 56.25;
/** From this width on, in rem, a note’s outline stands beside its text. */
const outlineFrom = 87.5;
/** What the kept widths are measured by: the pixels of one rem at 100 % zoom. */
const pixels = 16;

interface PanesState {
  /** The window’s width in rem: with larger text, less fits side by side. */
  width: number;
  /** Whether the sidebar lies over a narrow window. */
  isDrawerOpen: boolean;
  measure(width: number): void;
  setDrawer(isOpen: boolean): void;
}

export const panesStore = createStore<PanesState>('panes', (set) => ({
  // A usual window, until it is measured.
  width: 80,
  isDrawerOpen: false,
  measure: (width) => set(({ isDrawerOpen }) => ({ width, isDrawerOpen: isDrawerOpen && width < wideFrom })),
  setDrawer: (isDrawerOpen) => set({ isDrawerOpen }),
}));

export const usePanes = hookOf(panesStore);

/** Whether the window has room for panes side by side. */
export function isWide({ width }: Pick<PanesState, 'width'>): boolean {
  return width >= wideFrom;
}

/** Whether the window has room for the outline of a note beside its text. */
export function useOutlineRoom(): boolean {
  return usePanes(({ width }) => width >= outlineFrom);
}

/** Whether the note has a pane beside the results, where it follows the selection. */
export function isNoteBeside(): boolean {
  return isWide(panesStore.getState()) && !preferencesStore.getState().now.isNoteFolded;
}

export function useNoteBeside(): boolean {
  const isFolded = usePreference('isNoteFolded');
  return usePanes(isWide) && !isFolded;
}

export function isSidebarShown(): boolean {
  const panes = panesStore.getState();
  return isWide(panes) ? !preferencesStore.getState().now.isSidebarFolded : panes.isDrawerOpen;
}

/** Folds or unfolds the sidebar; in a narrow window, opens or closes the drawer. */
export function toggleSidebar(): void {
  const panes = panesStore.getState();
  if (isWide(panes)) changePreferences({ isSidebarFolded: !preferencesStore.getState().now.isSidebarFolded });
  else panes.setDrawer(!panes.isDrawerOpen);
}

export function toggleNote(): void {
  changePreferences({ isNoteFolded: !preferencesStore.getState().now.isNoteFolded });
}

/** The width that the user has given a pane, as a CSS length that grows with the text; null where they have chosen none. */
export function usePaneWidth(name: 'sidebarWidth' | 'resultsWidth'): string | null {
  const width = usePreference(name);
  return width === null ? null : `${width / pixels}rem`;
}

/** Keeps the width that the user has given a pane, in CSS pixels of the window as it is now; null: the usual one. */
export function keepPaneWidth(name: 'sidebarWidth' | 'resultsWidth', inPixels: number | null): void {
  const { width } = panesStore.getState();
  changePreferences({ [name]: inPixels && Math.round((inPixels / window.innerWidth) * width * pixels) });
}
