import { z } from 'zod';

/** The network refused before a byte was sent: by Node's codes, and by those of its fetch. */
const refusals = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const coded = z.object({ code: z.string() });
const caused = z.object({ cause: z.unknown() });

/** Whether a call that failed so certainly did not arrive: an error of the network, or one that says it was caused by such a one. */
export function wasNeverSent(error: unknown): boolean {
  const at = coded.safeParse(error);
  if (at.success) return refusals.has(at.data.code);
  const under = caused.safeParse(error);
  return under.success && under.data.cause !== undefined && wasNeverSent(under.data.cause);
}
