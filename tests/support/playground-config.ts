import { randomUUID } from 'node:crypto';
import { stringify } from 'yaml';

/** Somebody of the tenant, as Teams knows them. */
export interface PlaygroundAccount {
  /** Their id towards the bot: "29:...". */
  readonly id: string;
  /** Their Entra object id. */
  readonly aadObjectId: string;
  readonly name: string;
  readonly email: string;
}

/** What a test may set. The playground knows six people, one team with two channels and one group chat: never more or fewer. */
export interface PlaygroundConfig {
  readonly tenantId: string;
  readonly bot: { readonly id: string; readonly name: string };
  /** The first one sits at the client. */
  readonly people: readonly PlaygroundAccount[];
  readonly team: {
    /** Also the id of its General channel, as in Teams. */
    readonly id: string;
    readonly groupId: string;
    readonly name: string;
    readonly channel: { readonly id: string; readonly name: string };
  };
}

export interface PlaygroundWishes {
  readonly tenantId?: string;
  readonly bot?: PlaygroundConfig['bot'];
  /** Up to six; others are made up. */
  readonly people?: readonly Partial<PlaygroundAccount>[];
  readonly team?: Partial<PlaygroundConfig['team']>;
}

const madeUp = ['Ann Archer', 'Bob Baker', 'Cyd Cooper', 'Dan Dyer', 'Eve Ellis', 'Fay Fisher'];

export function playgroundConfig(wishes: PlaygroundWishes = {}): PlaygroundConfig {
  const { tenantId = randomUUID(), people = [] } = wishes;
  if (people.length > madeUp.length) throw new Error('The playground has room for six people.');
  return {
    tenantId,
    bot: wishes.bot ?? { id: `28:${randomUUID()}`, name: 'Waymark' },
    people: madeUp.map((name, index) => {
      const wish = people[index] ?? {};
      const aadObjectId = wish.aadObjectId ?? randomUUID();
      const called = wish.name ?? name;
      const email = `${called.toLowerCase().replaceAll(/\W+/g, '.')}@council.example.org`;
      return { id: `29:1${aadObjectId}`, aadObjectId, name: called, email, ...wish };
    }),
    team: {
      id: `19:${randomUUID().replaceAll('-', '')}@thread.tacv2`,
      groupId: randomUUID(),
      name: 'Partnership',
      channel: { id: `19:${randomUUID().replaceAll('-', '')}@thread.tacv2`, name: 'Executive' },
      ...wishes.team,
    },
  };
}

/** The file that the playground reads, by its schema 0.1.1; it takes nothing besides. */
export function configFile({ tenantId, bot, people, team }: PlaygroundConfig): string {
  const [currentUser, ...users] = people.map(({ name, email, ...ids }) => {
    const [givenName = '', ...surnames] = name.split(' ');
    const names = { name, givenName, surname: surnames.join(' ') };
    // The schema spells it so.
    return { ...ids, ...names, email, userPrincipleName: email };
  });
  return stringify({
    version: '0.1.1',
    tenantId,
    bot,
    currentUser,
    users,
    personalChat: { id: `a:1${randomUUID()}` },
    groupChat: { id: `19:${randomUUID()}@thread.v2`, name: 'Group chat' },
    team: { id: team.id, name: team.name, aadGroupId: team.groupId, channels: [team.channel] },
  });
}
