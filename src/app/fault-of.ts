/**
 * What the log may say of an error: the name of its class, and the code (an SQLSTATE, Node's, or Prisma's) or one of pg's own
 * sentences where there is one. Never another message: it may hold what people typed, or a secret.
 */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const name = /^\w{1,60}$/.test(error.name) ? error.name : 'Error';
  const chain = causesOf(error);
  const code = first(chain, codeOf);
  if (code) return `${name} ${code}`;
  const sentence = first(chain, sentenceOf);
  return sentence ? `${name}: ${sentence}` : name;
}

const mostCauses = 5;

/** The error and what is behind it, the innermost first: that says most. */
function causesOf(error: Error): object[] {
  const chain: object[] = [];
  let next: unknown = error;
  while (isObject(next) && chain.length < mostCauses) {
    chain.unshift(next);
    // What Prisma wraps it keeps in `meta`, and pg's own error behind that.
    next = driverErrorOf(next) ?? of(next, 'cause');
  }
  return chain;
}

const driverErrorOf = (error: object): unknown => of(of(error, 'meta'), 'driverAdapterError');

/** Five characters of PostgreSQL, or a name: ten digits may be somebody's number. */
const aCode = /^([A-Z\d]{5}|[A-Z][A-Z\d_]{1,40})$/;

/** Codes are of capitals and digits; the kinds that Prisma's driver knows are of letters. Anything else may be somebody's words. */
function codeOf(error: object): string | undefined {
  return (
    matching(of(error, 'originalCode'), aCode) ??
    matching(of(error, 'kind'), /^[A-Z][A-Za-z]{2,40}$/) ??
    matching(of(error, 'code'), aCode)
  );
}

const matching = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined;

/** Fixed sentences of pg, which gives no code with them. */
const sentences: readonly string[] = [
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'Query read timeout',
  'timeout exceeded when trying to connect',
];

const sentenceOf = (error: object): string | undefined =>
  sentences.find((sentence) => sentence === of(error, 'message'));

function first(
  chain: readonly object[],
  look: (error: object) => string | undefined,
): string | undefined {
  for (const error of chain) {
    const found = look(error);
    if (found) return found;
  }
  return undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const of = (value: unknown, name: string): unknown =>
  isObject(value) ? (value as Record<string, unknown>)[name] : undefined;
