import type { Installation, Installations } from '../app/store-installations.ts';
import type { Db } from './db.ts';
import type { Sealing } from './sealing.ts';
import { ensureWorkspace, type PlatformWorkspace } from './workspaces.ts';

type Platform = PlatformWorkspace['platform'];

export function installationsOf(db: Db, platform: Platform, sealing: Sealing): Installations {
  const belongsTo = (externalId: string) => `${platform} ${externalId}`;
  const here = { workspace: { platform } };
  const include = { workspace: { select: { externalId: true } } } as const;

  function opened({ workspace: { externalId }, sealedToken, ...row }: Row): Installation[] {
    if (sealedToken === null) return [];
    const { workspaceId, name, installedAt } = row;
    const token = sealing.open(sealedToken, belongsTo(externalId));
    return [{ workspaceId, externalId, name, installedAt, token }];
  }

  return {
    async standing() {
      const where = { ...here, endedAt: null };
      const rows = await db.installation.findMany({ where, include });
      return rows.flatMap(opened);
    },
    async ended() {
      const where = { ...here, endedAt: { not: null } };
      const rows = await db.installation.findMany({ where, include });
      return rows.flatMap(({ workspace: { externalId }, name, endedAt }) =>
        endedAt === null ? [] : [{ externalId, name, endedAt }],
      );
    },
    async find(externalId) {
      const where = { workspace: { platform, externalId }, endedAt: null };
      const row = await db.installation.findFirst({ where, include });
      return row ? opened(row)[0] : undefined;
    },
    async install(installed) {
      const { externalId, token, ...rest } = installed;
      const workspaceId = await ensureWorkspace(db, { platform, externalId });
      const stored = {
        ...rest,
        sealedToken: sealing.seal(token, belongsTo(externalId)),
        endedAt: null,
      };
      await db.installation.upsert({
        where: { workspaceId },
        create: { workspaceId, ...stored },
        update: stored,
      });
      return { ...installed, workspaceId };
    },
    async end({ workspaceId, installedAt }, at) {
      const { count } = await db.installation.updateMany({
        where: { workspaceId, installedAt, endedAt: null },
        data: { endedAt: at, sealedToken: null },
      });
      return count === 1;
    },
  };
}

interface Row {
  readonly workspaceId: string;
  readonly name: string;
  readonly installedAt: Date;
  readonly sealedToken: Uint8Array | null;
  readonly workspace: { readonly externalId: string };
}
