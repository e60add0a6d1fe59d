import type { z } from 'zod';
import { type PlanPath, valueAt } from './plan-path.ts';
import { type PlanProblem, quoted } from './plan-problem.ts';
import { fieldsAt } from './plan-schema.ts';

type Issue = z.core.$ZodIssue;

/** What the schema found, at most one problem a field. */
export function problemsOfIssues(file: unknown, issues: readonly Issue[]): PlanProblem[] {
  const problems = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownField(pathOf(issue), key))
      : [wrongField(file, issue)],
  );
  const first = new Map<string, PlanProblem>();
  for (const problem of problems) {
    const key = JSON.stringify(problem.path);
    if (!first.has(key)) first.set(key, problem);
  }
  return [...first.values()];
}

const pathOf = (issue: Issue): PlanPath =>
  issue.path.map((key) => (typeof key === 'number' ? key : String(key)));

function unknownField(path: PlanPath, key: string): PlanProblem {
  const fields = fieldsAt(path.filter((part) => typeof part === 'string').join('.'));
  const mend = fields.length > 0 ? `The fields are ${fields.join(', ')}.` : 'Take it out.';
  return {
    path: [...path, key],
    expected: fields.length > 0 ? `one of: ${fields.join(', ')}` : 'no such field',
    found: key,
    says: `${quoted(key)} is not a field here. ${mend}`,
  };
}

const asText = 'Write it as text: in quotes, or in a cell formatted as text.';

function wrongField(file: unknown, issue: Issue): PlanProblem {
  const path = pathOf(issue);
  const found = valueAt(file, path);
  const wantsText = issue.code === 'invalid_type' && issue.expected === 'string';
  const isBare = typeof found === 'number' || typeof found === 'boolean' || found instanceof Date;
  return {
    path,
    expected: expectationOf(issue),
    ...(found === undefined ? {} : { found }),
    ...(isSentence(issue.message) ? { says: issue.message } : {}),
    ...(wantsText && isBare ? { mend: mendOf(path) } : {}),
  };
}

function expectationOf({ code, message, ...rest }: Issue): string {
  // Wherever a schema has no words of its own, it is the kind of value that is wrong.
  if (/^(?:Invalid|Too|Unrecognized)\b/.test(message)) {
    const isText = code === 'invalid_type' && 'expected' in rest && rest.expected === 'string';
    return isText ? 'text' : 'a group of fields';
  }
  return isSentence(message)
    ? 'a rule such as FREQ=WEEKLY;BYDAY=MO'
    : message.replace(/^expected /, '');
}

/** A rule's own reader says what is wrong in whole sentences; everything else is half a sentence. */
const isSentence = (message: string): boolean => /^[^a-z].*\.$/s.test(message);

function mendOf(path: PlanPath): string {
  return path.at(-1) === 'ref' ? `${asText} As a number, 2.10 becomes 2.1.` : asText;
}
