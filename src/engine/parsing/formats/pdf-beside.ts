import { z } from 'zod';
import { visibleName } from '../../../shared/visible.ts';

const annotation = z.object({
  subtype: z.string(),
  fieldType: z.string().nullish(),
  fieldValue: z
    .union([z.string(), z.array(z.string())])
    .nullish()
    .catch(null),
  contentsObj: z.object({ str: z.string() }).nullish().catch(null),
});

/** What stands on a page beside its text: what was filled in, and what was remarked. Each text once. */
export function textsOfAnnotations(annotations: readonly unknown[]): string[] {
  const texts = annotations.flatMap((each) => {
    const read = annotation.safeParse(each).data;
    if (read === undefined || read.subtype === 'Link' || read.subtype === 'Popup') return [];
    const isFilled = read.fieldType === 'Tx' || read.fieldType === 'Ch';
    return [...(isFilled ? [read.fieldValue ?? []].flat() : []), read.contentsObj?.str ?? ''];
  });
  return [...new Set(texts.map(withoutBlankLines))].filter((text) => text !== '');
}

function withoutBlankLines(text: string): string {
  const lines = text.split(/[\r\n]/).map((line) => line.trim());
  return lines.filter((line) => line !== '').join('\n');
}

const attachments = z.record(z.string(), z.object({ filename: z.string() }));

/** The names of the files that are attached to a document. */
export function namesOfAttachments(attached: unknown): string[] {
  return Object.values(attachments.safeParse(attached).data ?? {}).map(({ filename }) => visibleName(filename));
}
