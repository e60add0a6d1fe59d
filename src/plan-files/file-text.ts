import type { PlanError } from '../core/plan-problem.ts';
import { fileError } from './file-error.ts';

/** The text of a YAML or CSV file, without a byte order mark. */
export function fileText(bytes: Uint8Array): { text: string } | { error: PlanError } {
  const text = decoded(bytes);
  if (text === undefined || text.includes('\0')) {
    return {
      error: fileError(
        'text in UTF-8',
        'The file is not UTF-8 text. Save it as UTF-8; in Excel that is "CSV UTF-8".',
      ),
    };
  }
  if (text.trim() !== '') return { text };
  return {
    error: fileError('a plan', 'The file is empty. Start from an example in the folder examples.'),
  };
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
