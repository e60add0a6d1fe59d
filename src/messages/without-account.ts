import type { Block } from './card.ts';
import { counted, someOf } from './counted.ts';
import { excerpt } from './excerpt.ts';
import { text } from './parts.ts';

/** Where a partnership uses Teams: there nobody is known before the app is there. */
export const foundInTeams =
  'In Teams, whoever is in the plan by their e-mail address is found once Waymark is installed for them.';

/** Who can neither be asked nor ask anything, and the mend; undefined where that is nobody. */
export function withoutAccountText(
  names: readonly string[],
  usesTeams: boolean,
): string | undefined {
  if (names.length === 0) return undefined;
  const have = names.length === 1 ? 'has' : 'have';
  const who = someOf(
    names.map((name) => excerpt(name, 80)),
    10,
  );
  const all = counted(names.length, 'person', 'people');
  const mend =
    'List their account in the plan, or mend their e-mail address there, and import it again.';
  return `${all} ${have} no account to write to: ${who}. ${mend}${usesTeams ? ` ${foundInTeams}` : ''}`;
}

export function withoutAccountBlocks(names: readonly string[], usesTeams: boolean): Block[] {
  const said = withoutAccountText(names, usesTeams);
  return said === undefined ? [] : [text(said)];
}
