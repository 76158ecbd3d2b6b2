/**
 * The inference process, which writes what it is asked to embed into a file before it does so: a test that kills processes
 * at random can see afterwards what was embedded twice. NEARNOTE_TEST_LOG names the file.
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
