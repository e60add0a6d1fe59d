import { z } from 'zod';
import { TooLateError } from './within.ts';

/**
 * Why Entra gives no token (learn.microsoft.com/entra/identity-platform/reference-error-codes). `network`: nobody was asked, or nothing came back.
 */
export type TokenTrouble =
  | 'wrong secret'
  | 'expired secret'
  | 'unknown app'
  | 'unknown tenant'
  | 'network'
  | 'other';

const byCode: Readonly<Record<string, TokenTrouble>> = {
  7000215: 'wrong secret',
  7000222: 'expired secret',
  700016: 'unknown app',
  90002: 'unknown tenant',
};

/** MSAL's own codes. */
const notReached = new Set(['network_error', 'endpoints_resolution_error']);

const thrown = z.object({
  errorCode: z.string().optional(),
  errorMessage: z.string().optional(),
  message: z.string().optional(),
});

/** Of what MSAL threw: the kind, and Entra's code where it gave one, such as AADSTS7000215. Never a sentence of it: those name the app. */
export function tokenTroubleOf(error: unknown): {
  readonly why: TokenTrouble;
  readonly code?: string;
} {
  const { data } = thrown.safeParse(error);
  const [, code] = /\bAADSTS(\d{3,10})\b/.exec(`${data?.errorMessage} ${data?.message}`) ?? [];
  if (code !== undefined) return { why: byCode[code] ?? 'other', code: `AADSTS${code}` };
  const isNetwork = error instanceof TooLateError || notReached.has(data?.errorCode ?? '');
  return { why: isNetwork ? 'network' : 'other' };
}
