import { describe, expect, it } from 'vitest';
import { message } from '../../lib/translate.tsx';
import type { Command } from '../commands/command.ts';
import { refusalOf, resetRefusal, withKeysOf } from './changes.ts';

const similar = command('note.similar', ['Mod+E'], 'Find similar notes');
const find = command('note.find', ['Mod+F'], 'Find in the note', 'note');
const zoom = command('map.zoom', ['Mod+F'], 'Zoom the map', 'map');
const bare = command('search.clear', undefined, 'Clear the search');
const fixedKeys = [{ title: message('The last result'), group: 'Results' as const, keys: ['Mod+End'] }];
const registered = { commands: [similar, find, zoom, bare], fixedKeys, changedKeys: {} };

describe('keys for a command', () => {
  it('are refused with the name of who has them', () => {
    expect(refusalOf('Mod+E', bare, registered)).toBe('Ctrl E already belongs to “Find similar notes”.');
    expect(refusalOf('Mod+End', bare, registered)).toBe('Ctrl End already belongs to “The last result”.');
    expect(refusalOf('Mod+F', bare, registered)).toContain('“Find in the note”');
  });

  it('may be those of a command that works elsewhere, the command’s own, and those that another one has given up', () => {
    expect(refusalOf('Mod+F', zoom, registered)).toBeNull();
    expect(refusalOf('Mod+E', similar, registered)).toBeNull();
    expect(refusalOf('Mod+E', bare, { ...registered, changedKeys: { 'note.similar': [] } })).toBeNull();
  });

  it('are not those of text fields, lists and the system', () => {
    for (const combo of ['Mod+C', 'Enter', 'Shift+Tab', 'ArrowDown', 'Space', 'nonsense']) {
      expect(refusalOf(combo, bare, registered)).not.toBeNull();
    }
    for (const combo of ['Mod+Enter', 'Alt+ArrowDown', 'F9', '#', 'Mod+Shift+Y']) {
      expect(refusalOf(combo, bare, registered)).toBeNull();
    }
  });

  it('are stored only where they differ from the command’s own', () => {
    expect(withKeysOf(similar, ['F9'], { 'note.find': [] })).toEqual({ 'note.find': [], 'note.similar': ['F9'] });
    expect(withKeysOf(similar, ['Mod+E'], { 'note.similar': ['F9'] })).toEqual({});
    expect(withKeysOf(bare, [], { 'search.clear': ['F9'] })).toEqual({});
  });

  it('come back only if no other command has been given them', () => {
    const changed = { 'note.similar': ['F9'], 'search.clear': ['Mod+E'] };
    expect(resetRefusal(similar, { ...registered, changedKeys: changed })).toContain('“Clear the search”');
    expect(resetRefusal(similar, { ...registered, changedKeys: { 'note.similar': ['F9'] } })).toBeNull();
  });
});

function command(id: string, keys: readonly string[] | undefined, title: string, scope?: string): Command {
  return {
    id,
    title: message(title),
    group: 'View',
    run: () => undefined,
    ...(keys !== undefined && { keys }),
    ...(scope !== undefined && { scope }),
  };
}
