export class TooLateError extends Error {
  override readonly name = 'TooLateError';
}

/** What was promised, where it comes in so many milliseconds; else throws TooLateError, and whatever comes later is left. */
export async function within<Value>(ms: number, promised: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLateError(`Nothing came in ${ms} milliseconds.`)), ms);
  });
  try {
    return await Promise.race([promised, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
