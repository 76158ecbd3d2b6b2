import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changedPreferences, defaultPreferences } from '../../../shared/preferences.ts';
import { FakeApp } from '../../testing/fake-app.ts';
import { preferencesStore } from '../preferences/store.ts';
import { isNoteBeside, isSidebarShown, isWide, panesStore, toggleNote, toggleSidebar } from './store.ts';

const [wide, narrow] = [80, 50];

beforeEach(() => {
  new FakeApp({ 'preferences.change': (change) => changedPreferences(defaultPreferences, change) });
});
afterEach(() => panesStore.setState({ width: wide, isDrawerOpen: false }));

describe('the panes', () => {
  it('are side by side where there is room for the text as large as it is', () => {
    const widthAt = (pixels: number, zoom: number) => ({ width: pixels / (16 * zoom) });
    expect(isWide(widthAt(900, 1))).toBe(true);
    expect(isWide(widthAt(899, 1))).toBe(false);
    expect(isWide(widthAt(1280, 1.25))).toBe(true);
    expect(isWide(widthAt(1280, 2))).toBe(false);
  });

  it('the sidebar is folded in a wide window, and is a drawer in a narrow one', () => {
    toggleSidebar();
    expect(preferencesStore.getState().now.isSidebarFolded).toBe(true);
    expect(isSidebarShown()).toBe(false);
    panesStore.getState().measure(narrow);
    toggleSidebar();
    expect(isSidebarShown()).toBe(true);
    expect(preferencesStore.getState().now.isSidebarFolded).toBe(true);
    panesStore.getState().measure(wide);
    expect(panesStore.getState().isDrawerOpen).toBe(false);
    toggleSidebar();
    expect(isSidebarShown()).toBe(true);
  });

  it('the note has a pane of its own where there is room and it is not folded', () => {
    expect(isNoteBeside()).toBe(true);
    toggleNote();
    expect(isNoteBeside()).toBe(false);
    toggleNote();
    panesStore.getState().measure(narrow);
    expect(isNoteBeside()).toBe(false);
  });
});
