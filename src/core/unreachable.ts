/** Closes a switch over a union: a member that has no case is a compile error here. */
export function unreachable(value: never): never {
  throw new Error(`No case for ${JSON.stringify(value)}`);
}
