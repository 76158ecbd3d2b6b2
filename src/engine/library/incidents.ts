import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { inARow, type UserText, userText } from '../../shared/user-text.ts';
import { replaceFile } from '../lib/replace-file.ts';
import { unlessUnusable } from '../lib/unless-code.ts';

const incident = z.object({
  /** Why the database was made anew, or what else of the library was: its file. */
  kind: z.enum(['damaged', 'incomplete', 'other-format', 'gone', 'asked', 'choices-lost']),
  /** Where the old database is kept; null where there was none. */
  keptIn: z.string().nullable(),
});
export type Incident = z.infer<typeof incident>;

const content = z.object({ incidents: z.array(incident) });

/** What has happened to the library and nobody has seen yet. It is written before it happens, so that nothing is silent. */
export class Incidents {
  readonly #path: string;

  constructor(library: string) {
    this.#path = join(library, 'incidents.json');
  }

  async list(): Promise<Incident[]> {
    try {
      return content.parse(JSON.parse(await readFile(this.#path, 'utf8'))).incidents;
    } catch (error) {
      // What cannot be read has nothing to say, and must not keep the library from opening.
      return unlessUnusable(error) ?? [];
    }
  }

  async record(happened: Incident): Promise<void> {
    const others = (await this.list()).filter(({ kind }) => kind !== happened.kind);
    await replaceFile(this.#path, { incidents: [...others, happened] });
  }

  /** The user has seen them. */
  async forget(): Promise<void> {
    if ((await this.list()).length > 0) await replaceFile(this.#path, { incidents: [] });
  }
}

/** What to tell the user of what has happened; null if nothing has. */
export function describeIncidents(incidents: readonly Incident[]): UserText | null {
  return inARow(
    incidents.flatMap(({ kind, keptIn }) =>
      keptIn === null
        ? [descriptions[kind]]
        : [descriptions[kind], userText('The old one is kept in {keptIn}.', { keptIn })],
    ),
  );
}

const descriptions: Record<Incident['kind'], UserText> = {
  damaged: userText('The library’s database could not be opened. It is being rebuilt from your notes.'),
  incomplete: userText('The library’s database was never completed. It is being rebuilt from your notes.'),
  'other-format': userText(
    'The library’s database was written by another version of its engine. It is being rebuilt from your notes.',
  ),
  gone: userText('The library’s database was gone. It is being rebuilt from your notes.'),
  asked: userText('The library’s database is being rebuilt from your notes, as you asked.'),
  'choices-lost': userText(
    'The library’s file of settings was gone or empty. Your folders and the model were restored from the database; the folders’ own settings are the usual ones again.',
  ),
};
