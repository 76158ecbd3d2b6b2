import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import type { HostedDraft, HostedService } from '../../../shared/models.ts';
import { request } from '../../lib/api.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore, hookOf } from '../../lib/store.ts';
import { type DraftFields, presetFields, readDraft } from './draft.ts';

interface Tested {
  dimensions: number;
  ms: number;
}

export interface HostedState {
  isOpen: boolean;
  fields: DraftFields;
  /** What the service is being asked to do. */
  asking: 'test' | 'add' | null;
  /** The last successful test of the current fields. */
  tested: Tested | null;
  failure: ErrorShape | null;
  open(): void;
  close(): void;
  /** Fills the fields with the service’s preset. */
  choose(service: HostedService): void;
  edit(fields: Partial<DraftFields>): void;
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
  const latest = createLatest();

  return createStore<HostedState>('hosted form', (set, get) => {
    function change(fields: DraftFields): void {
      // An answer about other fields is useless.
      latest.cancel();
      set({ ...unasked, fields });
    }

    async function ask<T>(
      asking: 'test' | 'add',
      question: (draft: HostedDraft) => Promise<T>,
      use: (answer: T) => void,
    ) {
      if (get().asking !== null) return;
      const read = readDraft(get().fields);
      if ('problem' in read) {
        set({ ...unasked, failure: { code: 'invalid-request', text: read.problem } });
        return;
      }
      set({ ...unasked, asking });
      const isLatest = latest.begin();
      try {
        const answer = await question(read.draft);
        if (isLatest()) use(answer);
      } catch (error) {
        if (isLatest()) set({ ...unasked, failure: toErrorShape(error) });
      }
    }

    return {
      isOpen: false,
      fields: presetFields('openai'),
      ...unasked,
      open: () => set({ isOpen: true }),
      close: () => set({ isOpen: false }),
      choose: (service) => change(presetFields(service)),
      edit: (fields) => change({ ...get().fields, ...fields }),
      test: () => ask('test', test, (tested) => set({ ...unasked, tested })),
      add: () => ask('add', add, () => set({ ...unasked, isOpen: false, fields: presetFields('openai') })),
    };
  });
}

export const useHosted = hookOf(
  createHostedStore({
    test: (draft) => request('models.test', draft),
    add: (draft) => request('models.addHosted', draft),
  }),
);
