import { Option } from 'commander';
import type { ExitCode } from './exit-code.ts';

/** Runs a command's work and keeps its exit code. Each command is loaded only when it is used, so that help is quick. */
export type Run = (work: () => Promise<ExitCode>) => Promise<void>;

export const json = () => new Option('--json', 'print JSON for other programs');
export const partnership = () =>
  new Option('--partnership <id>', 'which partnership, by the id in its plan file');
export const yes = () =>
  new Option('-y, --yes', 'do not ask before stored things change; needed where nobody can answer');
