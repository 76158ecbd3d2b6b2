import { describe, expect, it } from 'vitest';
import { keyCombo } from '../../../shared/key-combo.ts';
import { resetRefusal } from '../key-settings/changes.ts';
import { allCommands, allFixedKeys } from './commands.ts';

describe('the commands', () => {
  it('each have an id of their own', () => {
    const ids = allCommands.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z]+\.[a-zA-Z]+$/.test(id))).toEqual([]);
  });

  it('have keys that can be pressed', () => {
    const keys = [...allCommands, ...allFixedKeys].flatMap((each) => each.keys ?? []);
    expect(keys.filter((combo) => !keyCombo.safeParse(combo).success)).toEqual([]);
  });

  it('can have their own keys again', () => {
    const registered = { commands: allCommands, fixedKeys: allFixedKeys, changedKeys: {} };
    const refusals = allCommands.map((command) => resetRefusal(command, registered));
    expect(refusals.filter((refusal) => refusal !== null)).toEqual([]);
  });

  it('share no keys within a scope', () => {
    const held = allCommands.flatMap(({ scope = 'window', keys = [] }) => keys.map((combo) => `${scope} ${combo}`));
    expect(held.filter((each, i) => held.indexOf(each) !== i)).toEqual([]);
  });
});
