import { type Fields, lineKey, listAt, type Reader, refOf } from './table-reader.ts';

/** A measure may stand anywhere, so it finds its action once every row is read. */
export function attachMeasures({ file, measures, lines, problems }: Reader): void {
  const actions = (Array.isArray(file.actions) ? file.actions : []).filter(isFields);
  const indexes = new Map(actions.map(({ ref }, index) => [refOf(ref), index]));
  for (const { line, action, fields } of measures) {
    const index = action === undefined ? undefined : indexes.get(action);
    const owner = index === undefined ? undefined : actions[index];
    if (index === undefined || !owner) {
      lines.set(lineKey(['measure', line]), line);
      problems.push({
        path: ['measure', line, 'action'],
        expected: 'the ref of an action in this file',
        ...(action === undefined ? {} : { found: action }),
      });
      continue;
    }
    const list = listAt(owner, 'measures');
    lines.set(lineKey(['actions', index, 'measures', list.length]), line);
    list.push(fields);
  }
}

const isFields = (row: unknown): row is Fields => typeof row === 'object' && row !== null;
