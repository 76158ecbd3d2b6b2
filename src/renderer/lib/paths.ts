/** The last part of an absolute path on any system: what a user calls the folder. */
export function folderName(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path;
}

/** The last part of a path within a folder, or of a tag: `blocks.md` of `ruby/blocks.md`. */
export function lastPartOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Where a note is, starting from the folder the user added: `til/ruby` for `ruby/blocks.md` in `/home/me/til`. */
export function placeOf(note: { folder: string; path: string }): string {
  return [folderName(note.folder), innerPlaceOf(note)].filter((part) => part !== '').join('/');
}

/** The same within that folder: `ruby`; nothing for a note that lies in the folder itself. */
export function innerPlaceOf({ path }: { path: string }): string {
  return path.split('/').slice(0, -1).join('/');
}

/** The absolute path of a note’s file, as its system writes it. */
export function pathOf({ folder, path }: { folder: string; path: string }): string {
  return folder.includes('\\')
    ? `${folder.replace(/\\$/, '')}\\${path.replaceAll('/', '\\')}`
    : `${folder.replace(/\/$/, '')}/${path}`;
}
