import { z } from 'zod';

// What Adaptive Cards 1.5 and Teams allow of the elements that are drawn (adaptivecards.io/explorer), and no other property of theirs.

const text = z.string().regex(/\S/);
const id = z.string().regex(/^\S+$/);

const actionBase = {
  title: text,
  style: z.enum(['default', 'positive', 'destructive']).optional(),
  tooltip: text.optional(),
  mode: z.enum(['primary', 'secondary']).optional(),
};
const associatedInputs = z.enum(['auto', 'none']).optional();
const data = z.record(z.string(), z.unknown());

const openUrl = z.strictObject({
  ...actionBase,
  type: z.literal('Action.OpenUrl'),
  url: z.url({ protocol: /^https?$/ }),
});

const cardAction = z.discriminatedUnion('type', [
  z.strictObject({
    ...actionBase,
    type: z.literal('Action.Execute'),
    verb: id,
    data: data.optional(),
    associatedInputs,
  }),
  z.strictObject({ ...actionBase, type: z.literal('Action.Submit'), data, associatedInputs }),
  z.strictObject({
    ...actionBase,
    type: z.literal('Action.ToggleVisibility'),
    targetElements: z.array(id).min(1),
  }),
  openUrl,
]);

const elementBase = {
  id: id.optional(),
  spacing: z
    .enum(['None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding'])
    .optional(),
  separator: z.boolean().optional(),
  isVisible: z.boolean().optional(),
};

const inputBase = {
  ...elementBase,
  id,
  label: text,
  value: z.string().min(1).optional(),
  isRequired: z.boolean().optional(),
  errorMessage: text.optional(),
};

const size = z.enum(['Small', 'Default', 'Medium', 'Large', 'ExtraLarge']).optional();
const weight = z.enum(['Lighter', 'Default', 'Bolder']).optional();
const containerStyle = z
  .enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent'])
  .optional();
const align = z.enum(['left', 'center', 'right']);
const items = z.array(z.lazy(() => element));

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string().min(1),
  weight,
  size,
  isSubtle: z.boolean().optional(),
  color: z.enum(['Default', 'Accent', 'Good', 'Warning', 'Attention']).optional(),
  selectAction: openUrl.optional(),
});

const column = z.strictObject({
  type: z.literal('Column'),
  width: z.union([z.enum(['stretch', 'auto']), z.string().regex(/^\d+px$/)]),
  verticalContentAlignment: z.enum(['Top', 'Center', 'Bottom']).optional(),
  items,
});

const cell = z.strictObject({ type: z.literal('TableCell'), items });
const choice = z.strictObject({ title: text, value: z.string().min(1) });

const element: z.ZodType = z.discriminatedUnion('type', [
  z.strictObject({
    ...elementBase,
    type: z.literal('TextBlock'),
    text,
    style: z.enum(['default', 'heading']).optional(),
    size,
    weight,
    wrap: z.boolean().optional(),
  }),
  z.strictObject({
    ...elementBase,
    type: z.literal('RichTextBlock'),
    inlines: z.array(textRun).min(1),
  }),
  z.strictObject({ ...elementBase, type: z.literal('Container'), style: containerStyle, items }),
  z.strictObject({ ...elementBase, type: z.literal('ColumnSet'), columns: z.array(column).min(1) }),
  z.strictObject({
    ...elementBase,
    type: z.literal('ActionSet'),
    actions: z.array(cardAction).min(1),
  }),
  z.strictObject({
    ...elementBase,
    type: z.literal('Table'),
    firstRowAsHeader: z.boolean().optional(),
    showGridLines: z.boolean().optional(),
    columns: z
      .array(
        z.strictObject({
          width: z.number().positive(),
          horizontalCellContentAlignment: align.optional(),
        }),
      )
      .min(1),
    rows: z.array(z.strictObject({ type: z.literal('TableRow'), cells: z.array(cell) })),
  }),
  z.strictObject({
    ...inputBase,
    type: z.literal('Input.Text'),
    isMultiline: z.boolean().optional(),
    maxLength: z.int().positive().optional(),
  }),
  z.strictObject({
    ...inputBase,
    type: z.literal('Input.ChoiceSet'),
    style: z.enum(['expanded', 'compact']).optional(),
    wrap: z.boolean().optional(),
    placeholder: text.optional(),
    choices: z.array(choice).min(1),
  }),
  z.strictObject({
    ...inputBase,
    type: z.literal('Input.Date'),
    value: z.iso.date().optional(),
  }),
]);

export const cardShape = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.5'),
  lang: z.literal('en'),
  fallbackText: text,
  speak: text,
  msteams: z.strictObject({ width: z.literal('full') }),
  refresh: z
    .strictObject({
      action: z.strictObject({ type: z.literal('Action.Execute'), verb: z.literal('refresh') }),
      userIds: z.array(id),
    })
    .optional(),
  body: z.array(element).min(1),
  actions: z.array(cardAction).min(1).optional(),
});
