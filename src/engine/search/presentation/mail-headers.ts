/** What mail programs call the lines above a message, where they show, forward or quote it. */
const names = [
  'From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Attachments?|Importance',
  'Von|An|Kopie|Datum|Gesendet|Betreff|Antwort an|Anlagen?|Wichtigkeit',
  '发件人|收件人|抄送|日期|发送时间|主题|附件|寄件者|收件者|副本|主旨',
  'De|À|Objet|Envoyé|Para|Asunto|Enviado(?: el)?|Fecha|Da|A|Oggetto|Inviato|Data',
].join('|');
const lineOf = (some: string): string => `[> \\t]*[*_]{0,2}(?:${some})[*_]{0,2} ?(?::[*_]{0,2}[ \\t]|：)[^\\n]*`;
const line = lineOf(names);
/** One line alone may be anything: “Date: 5 March” in a note about a concert. */
const headers = new RegExp(`^${line}(?:\\n${line})+$`, 'gimu');

/** Two lines may be anything as well, unless they say who has written: “Date: 5 March” and “To: bring flowers”. */
const sender = new RegExp(`^${lineOf('From|Von|De|Da|发件人|寄件者')}$`, 'imu');
const surelyHeaders = 3;

/** The text, as long as it was, with spaces for the lines that say who sent a message to whom, when and about what. */
export function withoutMailHeaders(text: string): string {
  return text.replaceAll(headers, (found) =>
    sender.test(found) || found.split('\n').length >= surelyHeaders ? found.replaceAll(/[^\n]/g, ' ') : found,
  );
}
