import type { Block } from './card.ts';
import { counted, someOf } from './counted.ts';
import { excerpt } from './excerpt.ts';
import { text } from './parts.ts';

/** Who can neither be asked nor ask anything, and the mend, as a sentence; undefined where that is nobody. */
export function withoutAccountText(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const have = names.length === 1 ? 'has' : 'have';
  const who = someOf(
    names.map((name) => excerpt(name, 80)),
    10,
  );
  const all = counted(names.length, 'person', 'people');
  return `${all} ${have} no account to write to: ${who}. List their account in the plan, or mend their e-mail address there, and import it again.`;
}

export function withoutAccountBlocks(names: readonly string[]): Block[] {
  const said = withoutAccountText(names);
  return said === undefined ? [] : [text(said)];
}
