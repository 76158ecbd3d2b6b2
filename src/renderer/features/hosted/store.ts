import { createStore } from 'zustand/vanilla';
import { toErrorShape } from '../../../shared/errors.ts';
import type { HostedDraft, HostedService } from '../../../shared/models.ts';
import { type DraftFields, presetFields, readDraft } from './draft.ts';

interface Tested {
  dimensions: number;
  ms: number;
}

export interface HostedState {
  isOpen: boolean;
  fields: DraftFields;
  /** What the service is being asked for. */
  asking: 'test' | 'add' | null;
  /** The last successful test of what stands in the fields. */
  tested: Tested | null;
  failure: string | null;
  open(): void;
  close(): void;
  /** Fills the fields with the service's preset. */
  choose(service: HostedService): void;
  edit(change: Partial<DraftFields>): void;
  test(): Promise<void>;
  /** Adds the model to the list, and closes the form. */
  add(): Promise<void>;
}

interface Dependencies {
  test: (draft: HostedDraft) => Promise<Tested>;
  add: (draft: HostedDraft) => Promise<unknown>;
}

const unasked = { asking: null, tested: null, failure: null };

export function createHostedStore({ test, add }: Dependencies) {
  return createStore<HostedState>()((set, get) => {
    /** What the service answers is of no use once the fields have changed. */
    async function ask<T>(
      asking: 'test' | 'add',
      question: (draft: HostedDraft) => Promise<T>,
      use: (answer: T) => void,
    ) {
      const { fields } = get();
      if (get().asking !== null) return;
      const read = readDraft(fields);
      if ('problem' in read) {
        set({ ...unasked, failure: read.problem });
        return;
      }
      set({ ...unasked, asking });
      try {
        const answer = await question(read.draft);
        if (get().fields === fields) use(answer);
      } catch (error) {
        if (get().fields === fields) set({ ...unasked, failure: toErrorShape(error).message });
      }
    }

    return {
      isOpen: false,
      fields: presetFields('openai'),
      ...unasked,
      open: () => set({ isOpen: true }),
      close: () => set({ isOpen: false }),
      choose: (service) => set({ ...unasked, fields: presetFields(service) }),
      edit: (change) => set(({ fields }) => ({ ...unasked, fields: { ...fields, ...change } })),
      test: () => ask('test', test, (tested) => set({ ...unasked, tested })),
      add: () => ask('add', add, () => set({ ...unasked, isOpen: false, fields: presetFields('openai') })),
    };
  });
}
