import type { PlanWorkspace } from '../core/plan.ts';

export interface WorkspaceFacts {
  readonly id: string;
  readonly platform: 'local' | 'slack' | 'teams';
  /** The platform's own id: a Slack team, a Teams tenant. */
  readonly externalId: string;
  /** Some partnership uses it. */
  readonly isClaimed: boolean;
}

export interface Workspaces {
  find(id: string): Promise<WorkspaceFacts | undefined>;
  /** All but the local one, by platform and its id. */
  known(): Promise<readonly WorkspaceFacts[]>;
  usesTeams(partnershipId: string): Promise<boolean>;
  /** What the partnership of that slug uses although its plan file may not list it. */
  linked(slug: string): Promise<readonly PlanWorkspace[]>;
  /** By hand; false where the partnership uses it already. */
  link(partnershipId: string, workspaceId: string, key: string, at: Date): Promise<boolean>;
  /** Only what was linked by hand. */
  unlink(partnershipId: string, workspaceId: string): Promise<void>;
}
