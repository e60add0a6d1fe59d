/** guest: of the workspace, but not of the organisation. external: of another team, through a channel that both share. */
export type PersonStanding = 'member' | 'guest' | 'external';

/** Somebody on a platform's workspace. */
export interface PersonThere {
  readonly userId: string;
  readonly name: string;
  readonly email?: string;
  readonly standing: PersonStanding;
}

/**
 * Why a member has no account there. no-email: the plan has no address of theirs. nobody: nobody there has it. several: more than one
 * has. outside: whoever has it is a guest or of another team. taken: the account is somebody else's by the plan.
 */
export type WhyMissed = 'no-email' | 'nobody' | 'several' | 'outside' | 'taken';

export interface Matching {
  readonly matched: readonly {
    readonly memberId: string;
    readonly userId: string;
    /** In lower case. */
    readonly email: string;
  }[];
  readonly missed: readonly { readonly memberId: string; readonly why: WhyMissed }[];
}

/** Addresses are the same whatever their capitals. */
export const emailKey = (email: string): string => email.toLowerCase();

/**
 * Which of these members is who there, by e-mail address. Guests and people of other teams are never matched, since an address is no
 * proof of who invited them; nor is anybody where two have one address.
 */
export function matchPeople(
  members: readonly { readonly id: string; readonly email?: string }[],
  people: readonly PersonThere[],
  taken: ReadonlySet<string>,
): Matching {
  const byEmail = new Map<string, PersonThere[]>();
  for (const person of people) {
    if (!person.email) continue;
    const key = emailKey(person.email);
    byEmail.set(key, [...(byEmail.get(key) ?? []), person]);
  }
  const matched: { memberId: string; userId: string; email: string }[] = [];
  const missed: { memberId: string; why: WhyMissed }[] = [];
  const gone = new Set(taken);
  for (const { id: memberId, email } of members) {
    const key = email && emailKey(email);
    const found = key ? theOne(byEmail.get(key), gone) : 'no-email';
    if (typeof found === 'string') {
      missed.push({ memberId, why: found });
    } else {
      gone.add(found.userId);
      matched.push({ memberId, userId: found.userId, email: key ?? '' });
    }
  }
  return { matched, missed };
}

function theOne(
  found: readonly PersonThere[] | undefined,
  taken: ReadonlySet<string>,
): PersonThere | WhyMissed {
  const [person, ...others] = found ?? [];
  if (!person) return 'nobody';
  if (others.length > 0) return 'several';
  if (person.standing !== 'member') return 'outside';
  return taken.has(person.userId) ? 'taken' : person;
}
