/** The front matter of a note, in YAML or TOML. */
export const frontMatter = /^(---|\+\+\+)[ \t]*\r?\n(?:[\s\S]*?\r?\n)?\1[ \t]*(?:\r?\n|$)/;
/** The line that opens or closes a block of code. */
export const fenceLine = /^ {0,3}(`{3,}|~{3,})/;
