import { z } from 'zod';
import { pace } from './pace.ts';

/** In percent of the usual size. */
export const zoomRange = { min: 80, max: 200 };

/** A pane’s width in CSS pixels at 100 % zoom; null: as wide as suits the window. */
const paneWidth = z.int().min(120).max(4_000).nullable();

/** The page’s languages. */
const locale = z.enum(['en', 'de', 'zh']);
export type Locale = z.infer<typeof locale>;

const shapes = {
  theme: z.enum(['system', 'light', 'dark']),
  zoom: z.int().min(zoomRange.min).max(zoomRange.max),
  language: z.enum(['system', ...locale.options]),
  density: z.enum(['comfortable', 'compact']),
  sidebarWidth: paneWidth,
  resultsWidth: paneWidth,
  isSidebarFolded: z.boolean(),
  isNoteFolded: z.boolean(),
  arePropertiesFolded: z.boolean(),
  /** What opens a note at its line; `system` opens the file as a double click would. */
  editor: z.enum(['system', 'vscode', 'obsidian']),
  /** How fast passages are embedded. */
  pace,
  /** Whether a new version of Nearnote is looked for each day. */
  looksForUpdates: z.boolean(),
  /** Key combinations by the ids of commands, for those whose keys the user has changed; an empty list: no keys. */
  keys: z
    .record(z.string().max(100), z.array(z.string().max(50)).max(8))
    .refine((keys) => Object.keys(keys).length <= 1_000, 'These are too many.'),
  /** Ids of what is expanded in the sidebar’s trees. */
  expanded: z.array(z.string().max(1_000)).max(5_000),
};

/** How the window looks and behaves for its user, whichever library is open. */
export const preferences = z.object(shapes);
export type Preferences = z.infer<typeof preferences>;

/** What is to be different; the rest stays. */
export const preferencesChange = z.strictObject(shapes).partial();
export type PreferencesChange = z.infer<typeof preferencesChange>;

export const defaultPreferences: Preferences = {
  theme: 'system',
  zoom: 100,
  language: 'system',
  density: 'comfortable',
  sidebarWidth: null,
  resultsWidth: null,
  isSidebarFolded: false,
  isNoteFolded: false,
  arePropertiesFolded: false,
  editor: 'system',
  pace: 'balanced',
  looksForUpdates: false,
  keys: {},
  expanded: [],
};

export function changedPreferences(now: Preferences, change: PreferencesChange): Preferences {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return preferences.parse({ ...now, ...Object.fromEntries(given) });
}

/**
 * The preferences in data of any origin. A value that cannot be used (written by hand, or by another version) is
 * replaced by its default, and costs no other.
 */
export function readPreferences(data: unknown): Preferences {
  const given = z.record(z.string(), z.unknown()).safeParse(data).data ?? {};
  const usable = Object.entries(shapes).flatMap(([name, shape]) => {
    const value = shape.safeParse(given[name]);
    return value.success ? [[name, value.data]] : [];
  });
  return preferences.parse({ ...defaultPreferences, ...Object.fromEntries(usable) });
}

/** The language that fits those of the system best. @param languages as BCP 47, the preferred one first. */
export function systemLocale(languages: readonly string[]): Locale {
  const known = languages
    .map((tag) => tag.toLowerCase().split('-')[0])
    .find((tag) => tag === 'en' || tag === 'de' || tag === 'zh');
  return known ?? 'en';
}
