import { cardShape } from './card-shape.ts';

/** Teams: of JSON in bytes, 28 KB (learn.microsoft.com/connectors/teams) less the envelope. */
const mostMessageBytes = 25_000;
/** Teams: in a card's own row; the rest has to go behind "…". */
const mostShown = 6;
/** Teams: people for whom a card draws itself again. */
const mostRefreshed = 60;
/** Names that are given back beside what is typed. */
const taken = ['state', 'opens', 'on', 'press', 'msteams'];

type Json = Readonly<Record<string, unknown>>;

interface Place {
  readonly inDialog?: boolean;
}

/** Everything that Teams would not take of a card, or not show as it is meant, a sentence each. */
export function cardComplaints(card: object, { inDialog = false }: Place = {}): readonly string[] {
  const pieces = objectsIn(card);
  return [
    ...shapeComplaints(card),
    ...said(bytes(card) > mostMessageBytes, `It has ${bytes(card)} bytes.`),
    ...said(/\\ud[89a-f]/.test(JSON.stringify(card)), 'A letter was cut in half.'),
    ...idComplaints(pieces),
    ...buttonComplaints(card, pieces, inDialog),
    ...markdownComplaints(pieces),
    ...pieces.flatMap(choiceComplaints),
    ...hiddenComplaints(pieces),
    ...refreshComplaints(card),
  ];
}

/** Of a message with one card. */
export function messageComplaints(message: {
  readonly summary: string;
  readonly attachments: readonly { readonly content: object }[];
}): readonly string[] {
  return [
    ...message.attachments.flatMap(({ content }) => cardComplaints(content)),
    ...said(bytes(message) > mostMessageBytes, `The message has ${bytes(message)} bytes.`),
    ...said(message.summary.trim() === '', 'The message says nothing in a notification.'),
  ];
}

function shapeComplaints(card: object): readonly string[] {
  const { error } = cardShape.safeParse(card);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

function idComplaints(pieces: readonly Json[]): readonly string[] {
  const ids = pieces.filter(({ type }) => type !== undefined).map(({ id }) => id);
  const named = ids.filter((id) => typeof id === 'string');
  const targets = pieces.flatMap(({ targetElements }) => listOf(targetElements));
  return [
    ...said(new Set(named).size < named.length, 'Two elements have one id.'),
    ...targets.flatMap((id) => said(!ids.includes(id), `Nothing is called ${id}.`)),
    ...named.flatMap((id) => said(taken.includes(id), `An input is called ${id}.`)),
  ];
}

function buttonComplaints(
  card: object,
  pieces: readonly Json[],
  inDialog: boolean,
): readonly string[] {
  const rows = [card, ...pieces].map((piece) => listOf('actions' in piece ? piece.actions : []));
  const executes = pieces.filter(
    ({ type, verb }) => type === 'Action.Execute' && verb !== 'refresh',
  );
  const submits = pieces.filter(({ type }) => type === 'Action.Submit' && !inDialog);
  return [
    ...rows.flatMap((row) => {
      const shown = row.filter((action) => Object(action).mode !== 'secondary');
      return said(shown.length > mostShown, `${shown.length} buttons in a row.`);
    }),
    ...said(inDialog && executes.length > 0, 'An Action.Execute is in a dialog.'),
    ...submits.flatMap(({ data }) =>
      said(Object(data).msteams?.type !== 'task/fetch', 'An Action.Submit is not in a dialog.'),
    ),
  ];
}

/** Where a client reads Markdown: in a block of text, and beside a radio button. Functions of dates are read everywhere. */
function markdownComplaints(pieces: readonly Json[]): readonly string[] {
  const read = pieces.flatMap((piece) => [
    ...(piece.type === 'TextBlock' ? [piece.text] : []),
    ...(piece.style === 'expanded' ? listOf(piece.choices).map((one) => Object(one).title) : []),
  ]);
  const runs = pieces.flatMap(({ type, text }) => (type === 'TextRun' ? [text] : []));
  return [
    ...read.flatMap((text) =>
      said(
        /[*_[\]<>`~\\#|\n]|^\s*[-+]\s|^\s*\d+[.)]\s|:\/\//.test(String(text)),
        'Text is read as Markdown.',
      ),
    ),
    ...[...read, ...runs].flatMap((text) =>
      said(/\{\{(DATE|TIME)\(/.test(String(text)), 'Text is read as a date.'),
    ),
  ];
}

function choiceComplaints({ type, value, choices }: Json): readonly string[] {
  if (type !== 'Input.ChoiceSet') return [];
  const values = listOf(choices).map((one) => Object(one).value);
  return [
    ...said(new Set(values).size < values.length, 'Two choices are one.'),
    ...said(value !== undefined && !values.includes(value), 'What is chosen is no choice.'),
  ];
}

/** Teams keeps a form back for an input that is needed, and shows nothing where it is in a closed part. */
function hiddenComplaints(pieces: readonly Json[]): readonly string[] {
  const hidden = pieces.filter(({ isVisible }) => isVisible === false).flatMap(objectsIn);
  return hidden.flatMap(({ isRequired, value, id }) =>
    said(isRequired === true && !value, `${String(id)} is needed and cannot be seen.`),
  );
}

function refreshComplaints(card: object): readonly string[] {
  const { refresh } = Object(card);
  return said(listOf(refresh?.userIds).length > mostRefreshed, 'Too many people refresh it.');
}

/** Every object in it, itself the last. What a button sends is not looked into. */
function objectsIn(piece: object): readonly Json[] {
  const objects: Json[] = [];
  JSON.stringify(piece, (key, value: unknown) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      objects.push({ ...value });
    }
    return key === 'data' ? undefined : value;
  });
  return objects;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
const said = (is: boolean, sentence: string): readonly string[] => (is ? [sentence] : []);
