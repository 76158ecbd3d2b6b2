import type { FolderSettings } from '../../shared/domain.ts';

/** What a folder begins with. */
export const defaultSettings: FolderSettings = { patterns: [], gitignore: true, code: false, mostMegabytes: 10 };
