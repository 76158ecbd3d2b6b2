import type { FolderSettings } from '../../shared/domain.ts';

/** The settings of a newly added folder. */
export const defaultSettings: FolderSettings = {
  patterns: [],
  gitignore: true,
  code: false,
  pictures: false,
  mostMegabytes: 10,
};
