import { z } from "zod";

// Plain zod tries `new Function` at the first object schema, which no page of an extension may: the refusal is noted in the
// extension's errors and costs a worker's start 20 ms. Whoever makes a schema takes zod from here, so that this comes first.
z.config({ jitless: true });

/** Zod, set up so that it never makes functions of text. */
export { z };
