/**
 * The inference process, telling a file what it is asked to embed before it does: who kills processes at random can
 * tell afterwards what was embedded twice. It is given the file by NEARNOTE_TEST_LOG.
 */
import { appendFileSync } from 'node:fs';
import { z } from 'zod';

const log = z.string().parse(process.env.NEARNOTE_TEST_LOG);
const embedRequest = z.object({ name: z.literal('embed'), input: z.object({ texts: z.array(z.string()) }) });

process.on('message', (message) => {
  const request = embedRequest.safeParse(message);
  if (request.success)
    appendFileSync(log, `${JSON.stringify({ pid: process.pid, texts: request.data.input.texts })}\n`);
});

await import('../../inference/index.ts');
