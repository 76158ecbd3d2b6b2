import { resolve } from 'node:path';
import { makeTemplate } from '../src/engine/library/open-database.ts';

// Making a database takes seconds, unpacking one a fraction of a second: the first start unpacks what the build made.
await makeTemplate(resolve(import.meta.dirname, '../out/template.gz'));
