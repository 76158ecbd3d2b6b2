const endings = new Set(
  [
    'doc docm dot dotx xls xlsb xlt xltx ppt pptm pps pot potx one pub vsd vsdx wps msg pst',
    'odp ods odg ott pages numbers key gdoc gsheet gslides wpd mobi azw azw3 fb2 djvu chm lit',
  ]
    .join(' ')
    .split(' '),
);

/** Whether files with an ending (`doc`, without its dot) are documents that are not read, though their text would be missed. */
export function isMissedDocument(ending: string): boolean {
  return endings.has(ending.toLowerCase());
}
