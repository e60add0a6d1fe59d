import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { PlanPath } from '../core/plan-path.ts';
import { type PlanError, type PlanSource, quoted } from '../core/plan-problem.ts';
import { fileError } from './file-error.ts';

/** YAML that can still be checked, with what is wrong already; `source` is missing where it cannot. */
export type YamlReading = { source?: PlanSource; errors: PlanError[] };

/** A plan repeats little, and an alias of an alias can stand for more than memory holds. */
const mostAliases = 100;

export function readYaml(text: string): YamlReading {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    // A directive in the file could ask for YAML 1.1, where "no" and 2024-01-01 are not text.
    schema: 'core',
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'error',
  });
  const troubles = [...document.errors, ...document.warnings];
  const errors = onePerLine(
    troubles.map(({ code, message, pos }) => {
      const { line } = lines.linePos(pos[0]);
      return code === 'DUPLICATE_KEY'
        ? twiceError(line, text.slice(pos[0], pos[1] + 60))
        : syntaxError(line, message);
    }),
  );
  if (troubles.some(({ code }) => code !== 'DUPLICATE_KEY')) return { errors };
  const file = plainData(document);
  if (file === undefined) return { errors: [aliasError] };
  if (typeof file !== 'object' || file === null || Array.isArray(file)) return { errors: [noPlan] };
  return { source: { file, placeOf: placer(document, lines) }, errors };
}

const noPlan = fileError(
  'a plan in YAML',
  'The file is not a plan in YAML. It should begin with "partnership:"; see docs/plan-file.md.',
);

const aliasError = fileError(
  `at most ${mostAliases} aliases`,
  'The file uses YAML aliases (*name) that are not there, or too many of them. Write the values out.',
);

function plainData(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: mostAliases });
  } catch {
    return undefined;
  }
}

function syntaxError(line: number, message: string): PlanError {
  const trouble = message.split('\n')[0]?.replace(/\.$/, '') ?? message;
  return fileError(
    'YAML',
    `this is not YAML from here on (${trouble}). Look here and just above for a bracket or quote that is not closed, or an indent that differs.`,
    line,
  );
}

function twiceError(line: number, rest: string): PlanError {
  const [, key = rest] = /^["']?([^"':\s]+)/.exec(rest) ?? [];
  return {
    line,
    field: key,
    expected: 'each field once',
    found: key,
    sentence: `Line ${line}: the field ${quoted(key)} is there twice. Keep one.`,
  };
}

/** One slip often troubles the reader several times over. */
function onePerLine(errors: readonly PlanError[]): PlanError[] {
  const first = new Map<string, PlanError>();
  for (const error of errors) {
    const key = JSON.stringify([error.line, error.field]);
    if (!first.has(key)) first.set(key, error);
  }
  return [...first.values()];
}

/** A field is where its name is; a field that is missing is where its row begins. */
function placer(document: Document, lines: LineCounter): PlanSource['placeOf'] {
  return (path) => ({ line: lines.linePos(offsetOf(document, path)).line });
}

function offsetOf(document: Document, path: PlanPath): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const key of path) {
    // What an alias stands for is located where it is used, so there is nothing to step into.
    const step = stepInto(node, key);
    if (!step) break;
    node = step.node;
    offset = step.offset ?? offset;
  }
  return offset;
}

type Step = { node: unknown; offset: number | undefined };

function stepInto(node: unknown, key: string | number): Step | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key: name }) => isScalar(name) && String(name.value) === key);
    return pair && isScalar(pair.key)
      ? { node: pair.value, offset: pair.key.range?.[0] }
      : undefined;
  }
  if (!isSeq(node) || typeof key !== 'number' || key >= node.items.length) return undefined;
  const item = node.items[key];
  const isPlaced = isMap(item) || isSeq(item) || isScalar(item) || isAlias(item);
  return { node: item, offset: isPlaced ? item.range?.[0] : undefined };
}
