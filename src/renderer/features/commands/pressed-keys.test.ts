import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { combosOf, editsText, type PressedKeys } from './pressed-keys.ts';

interface Given extends Partial<Omit<PressedKeys, 'getModifierState'>> {
  altGraph?: boolean;
}

function press({ altGraph = false, ...keys }: Given): PressedKeys {
  return {
    key: '',
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    getModifierState: () => altGraph,
    ...keys,
  };
}

describe('the combination of pressed keys', () => {
  it.each([
    ['a letter with Control', { key: 'k', code: 'KeyK', ctrlKey: true }, ['Mod+K']],
    ['a letter with Control and Shift', { key: 'M', code: 'KeyM', ctrlKey: true, shiftKey: true }, ['Mod+Shift+M']],
    ['a named key', { key: 'F6', code: 'F6' }, ['F6']],
    ['an arrow with Alt', { key: 'ArrowLeft', code: 'ArrowLeft', altKey: true }, ['Alt+ArrowLeft']],
    ['the space bar', { key: ' ', code: 'Space', ctrlKey: true }, ['Mod+Space']],
    ['a modifier key alone', { key: 'Control', code: 'ControlLeft', ctrlKey: true }, []],
    ['a key with the system’s own', { key: 'k', code: 'KeyK', metaKey: true }, []],
    ['a key that is dead', { key: 'Dead', code: 'BracketLeft' }, []],
  ])('names %s', (_, given, combos) => {
    expect(combosOf(press(given))).toEqual(combos);
  });

  it('is that of the sign, whether or not the keyboard has it under Shift', () => {
    expect(combosOf(press({ key: '/', code: 'Slash' }))).toEqual(['/']);
    expect(combosOf(press({ key: '/', code: 'Digit7', shiftKey: true }))[0]).toBe('/');
    expect(combosOf(press({ key: '+', code: 'Equal', ctrlKey: true, shiftKey: true }))).toEqual(['Mod++']);
  });

  it('is that of the letter, wherever the layout has it', () => {
    expect(combosOf(press({ key: 'k', code: 'KeyV', ctrlKey: true }))).toEqual(['Mod+K']);
    expect(combosOf(press({ key: ',', code: 'KeyW', ctrlKey: true }))).toEqual(['Mod+,']);
  });

  it('is that of the key’s place where its letter is of another script', () => {
    expect(combosOf(press({ key: 'л', code: 'KeyK', ctrlKey: true }))[0]).toBe('Mod+K');
    expect(combosOf(press({ key: 'ק', code: 'KeyE', ctrlKey: true }))[0]).toBe('Mod+E');
  });

  it('may be that of a digit that the layout has under Shift, or that Shift has turned into a sign', () => {
    expect(combosOf(press({ key: '&', code: 'Digit1', ctrlKey: true }))).toContain('Mod+1');
    expect(combosOf(press({ key: '!', code: 'Digit1', ctrlKey: true, shiftKey: true }))).toContain('Mod+Shift+1');
    expect(combosOf(press({ key: '1', code: 'Digit1', ctrlKey: true, shiftKey: true }))).toEqual(['Mod+1']);
  });

  it('has neither Control nor Alt where AltGr types a character', () => {
    const euro = { key: '€', code: 'KeyE', ctrlKey: true, altKey: true, altGraph: true };
    expect(combosOf(press(euro))).toEqual(['€']);
    expect(combosOf(press({ key: '[', code: 'Digit8', ctrlKey: true, altKey: true, altGraph: true }))).toEqual(['[']);
  });

  it('has Command on a Mac, and leaves Control to the system', async () => {
    const { combosOf: onMac, editsText: editsOnMac } = await moduleOnMac();
    expect(onMac(press({ key: 'k', code: 'KeyK', metaKey: true }))).toEqual(['Mod+K']);
    expect(onMac(press({ key: 'k', code: 'KeyK', ctrlKey: true }))).toEqual([]);
    expect(onMac(press({ key: '˚', code: 'KeyK', altKey: true }))[0]).toBe('Alt+K');
    expect(editsOnMac(press({ key: '˚', code: 'KeyK', altKey: true }))).toBe(true);
    expect(editsOnMac(press({ key: 'ArrowLeft', code: 'ArrowLeft', altKey: true }))).toBe(true);
    expect(editsOnMac(press({ key: 'Enter', code: 'Enter', altKey: true }))).toBe(false);
  });
});

describe('a text field', () => {
  it.each([
    ['a character', { key: '/' }],
    ['Enter', { key: 'Enter' }],
    ['a move by a word', { key: 'ArrowLeft', ctrlKey: true }],
    ['a character typed with AltGr', { key: '@', ctrlKey: true, altKey: true, altGraph: true }],
  ])('keeps %s', (_, given) => {
    expect(editsText(press(given))).toBe(true);
  });

  it.each([
    ['a letter with Control', { key: 'k', ctrlKey: true }],
    ['Enter with Control', { key: 'Enter', ctrlKey: true }],
    ['an arrow with Alt', { key: 'ArrowLeft', altKey: true }],
    ['a function key', { key: 'F6' }],
    ['Escape', { key: 'Escape' }],
  ])('leaves %s to commands', (_, given) => {
    expect(editsText(press(given))).toBe(false);
  });
});

async function moduleOnMac(): Promise<typeof import('./pressed-keys.ts')> {
  vi.stubGlobal('navigator', { platform: 'MacIntel' });
  vi.resetModules();
  onTestFinished(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });
  return import('./pressed-keys.ts');
}
