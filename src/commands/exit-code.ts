/**
 * How a command ends. done: it did what was asked. no: the answer is no (findings, a failed check, a plan with
 * errors). misuse: wrong use or configuration. failure: something outside failed.
 */
export const exitCodes = { done: 0, no: 1, misuse: 2, failure: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
