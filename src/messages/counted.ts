/** "1 action", "3 actions". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}

/** "1,204" */
export function figure(count: number): string {
  return count.toLocaleString('en-GB');
}

/** "Fathers", "Fathers and Case Review", "Fathers, Case Review and Early Help". */
export function andList(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** At most `most` of them: "4.1, 4.2, 4.3 and 9 more". */
export function someOf(parts: readonly string[], most: number): string {
  if (parts.length <= most) return andList(parts);
  return `${parts.slice(0, most).join(', ')} and ${figure(parts.length - most)} more`;
}

/** "once", "twice", "3 times" */
export function times(count: number): string {
  if (count === 1) return 'once';
  return count === 2 ? 'twice' : `${figure(count)} times`;
}
