import { z } from 'zod';

// Where it may, zod compiles its schemas to code of their own. The page's security policy forbids that, and a
// browser reports the mere try. To be imported before any schema is made.
z.config({ jitless: true });
