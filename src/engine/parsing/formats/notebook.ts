import { z } from 'zod';
import { type UserText, userText } from '../../../shared/user-text.ts';
import { noProperties } from '../../notes/properties.ts';
import { frontMatterOf } from '../front-matter.ts';
import { dataOfJson } from '../json.ts';
import { UnreadableDocument } from '../unreadable-document.ts';
import { type Document, writtenDocument } from './document.ts';

const lines = z.union([z.string(), z.array(z.string()).transform((parts) => parts.join(''))]);
const cell = z.object({ cell_type: z.string(), source: lines.catch('') });
const settings = z.object({
  title: z.string().optional().catch(undefined),
  language_info: z.object({ name: z.string() }).optional().catch(undefined),
  kernelspec: z.object({ language: z.string() }).optional().catch(undefined),
});
const notebook = z.object({
  cells: z.array(cell),
  metadata: settings.catch({}),
});
/** Notebooks of format 3 keep their cells in worksheets. */
const older = z.object({
  worksheets: z.array(
    z.object({ cells: z.array(z.object({ cell_type: z.string(), source: lines.catch(''), input: lines.catch('') })) }),
  ),
});

/**
 * Reads a Jupyter notebook: its texts and its code. Outputs are left out: they are long and derived from the code.
 * @throws UnreadableDocument
 */
export function readNotebook(text: string): Document {
  const data = dataOfJson(text, userText('The file is not a Jupyter notebook, or was not saved completely.'));
  const { cells, metadata } = contentOf(data);
  const language = metadata.language_info?.name ?? metadata.kernelspec?.language ?? '';
  let warning: UserText | null = null;
  const document = writtenDocument((writer) => {
    let properties = noProperties;
    for (const [index, { cell_type, source }] of cells.entries()) {
      const front = index === 0 && cell_type !== 'code' ? frontMatterOf(source) : null;
      if (front !== null) ({ properties, warning } = front);
      if (cell_type === 'code') writer.code(source, language);
      else writer.markdown(source.slice(front?.end ?? 0));
    }
    return { ...properties, title: properties.title ?? metadata.title ?? null };
  });
  return { ...document, warning: document.warning ?? warning };
}

function contentOf(data: unknown): z.infer<typeof notebook> {
  const read = notebook.safeParse(data);
  if (read.success) return read.data;
  const sheets = older.safeParse(data);
  if (!sheets.success) throw new UnreadableDocument(userText('The file is not a Jupyter notebook.'));
  const cells = sheets.data.worksheets.flatMap((sheet) => sheet.cells);
  return {
    cells: cells.map(({ cell_type, source, input }) => ({ cell_type, source: source || input })),
    metadata: {},
  };
}
