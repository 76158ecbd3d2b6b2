/** Names of files, which programs that print to PDF state. */
const fileNames = /\.(?:docx?|tex|indd|odt|pptx?|dvi|html?)$|^microsoft \w+ - /i;
/** What programs state where nobody has given a title, in the languages in which most of them are used. */
const unwritten = [
  /^powerpoint[ -]?(?:presentation|präsentation|presentatie|演示文稿|簡報|プレゼンテーション|프레젠테이션)$/iu,
  /^(?:présentation|presentación de|presentazione(?: standard)?(?: di)?|apresentação do|prezentacja programu|презентация) ?powerpoint$/iu,
  /^(?:slide|folie|diapositive|diapositiva|dia|slajd|слайд) ?1$/iu,
  /^(?:document|dokument|documento|presentation|präsentation|présentation|book|mappe|classeur|libro|文档|文書) ?\d{1,3}$/iu,
  /^(?:untitled|unbenannt|ohne titel|sans titre|sans nom|sin título|senza titolo|sem título|без названия|无标题|無題)(?:[ -]?(?:\d{1,3}|document|dokument|page|presentation))?$/iu,
];

/** The title that is stated in a document; null if nobody has written one. */
export function statedTitle(text: string): string | null {
  const title = text.replace(/\s+/g, ' ').trim();
  const isWritten = title !== '' && !fileNames.test(title) && !unwritten.some((pattern) => pattern.test(title));
  return isWritten ? title : null;
}
