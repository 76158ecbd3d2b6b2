/** The line that opens or closes a block of code. */
export const fenceLine = /^ {0,3}(`{3,}|~{3,})/;
