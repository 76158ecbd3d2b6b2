import { type UserText, userText } from '../../../shared/user-text.ts';

/** The first bytes of a compound file, Microsoft’s container of streams ([MS-CFB], 2.2). */
const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** The formats of Office Open XML (ECMA-376): archives of XML. */
export type OfficeFormat = 'docx' | 'pptx' | 'xlsx';

/** What the user is told of a compound file that is a document without encryption. */
export const beforeXml: Record<OfficeFormat, UserText> = {
  docx: userText('The document is in Word’s format from before 2007. Save it as .docx to have it indexed.'),
  pptx: userText('The presentation is in PowerPoint’s format from before 2007. Save it as .pptx to have it indexed.'),
  xlsx: userText('The workbook is in Excel’s format from before 2007. Save it as .xlsx to have it indexed.'),
};

export function isCompoundFile(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Whether a compound file has a stream of this name: directory entries hold names in UTF-16, little-endian. */
export function namesStream(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'));
}
