import { z } from 'zod';

// zod compiles object shapes with `new Function`, which the page’s content security policy refuses and reports. It decides
// when a shape is created, so this module must be imported before any that creates one.
z.config({ jitless: true });
