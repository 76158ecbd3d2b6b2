import type { Hit } from '../../../shared/domain.ts';
import { isCommandHeld, keyNames } from '../../ui/platform.ts';
import { findSimilar } from './similar-commands.ts';
import { expansionStore } from './use-expansion.ts';
import { explanationStore } from './use-explanation.ts';

export const resultKeys = { more: ['→'], explanation: [keyNames.command, 'I'], similar: [keyNames.command, 'E'] };

interface CommandKeyEvent {
  key: string;
  metaKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

interface ResultKeyEvent extends CommandKeyEvent {
  target: EventTarget | null;
}

export function isWhyKey(event: CommandKeyEvent): boolean {
  return isCommand(event, 'i');
}

export function isSimilarKey(event: CommandKeyEvent): boolean {
  return isCommand(event, 'e');
}

/** What a key in the search box does with the selected hit, beyond reading it. Returns whether it did anything. */
export function obeyResultKey(event: ResultKeyEvent, hit: Hit): boolean {
  if (isWhyKey(event)) {
    explanationStore.getState().show(hit.noteId);
    return true;
  }
  if (isSimilarKey(event)) {
    findSimilar(hit);
    return true;
  }
  if (event.altKey || event.shiftKey || event.metaKey || event.ctrlKey) return false;
  const { walk, unfold, fold } = expansionStore.getState();
  if (event.key === 'ArrowDown') return walk(hit, 1);
  if (event.key === 'ArrowUp') return walk(hit, -1);
  // Elsewhere than at its end the cursor moves within the query's own text.
  if (event.key === 'ArrowRight') return isAtEnd(event.target) && unfold(hit);
  if (event.key === 'ArrowLeft') return isAtEnd(event.target) && fold(hit);
  return false;
}

function isCommand(event: CommandKeyEvent, key: string): boolean {
  return event.key.toLowerCase() === key && isCommandHeld(event) && !event.altKey && !event.shiftKey;
}

function isAtEnd(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.selectionStart === target.value.length;
}
