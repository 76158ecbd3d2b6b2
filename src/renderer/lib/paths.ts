/** The last part of an absolute path on any system: what a user calls the folder. */
export function folderName(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path;
}

/** Where a note is, starting from the folder the user added: `til/ruby` for `ruby/blocks.md` in `/home/me/til`. */
export function placeOf(note: { folder: string; path: string }): string {
  return [folderName(note.folder), ...note.path.split('/').slice(0, -1)].join('/');
}
