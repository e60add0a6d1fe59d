import { unreachable } from '../core/unreachable.ts';
import type { ChoiceField, Field } from '../messages/form.ts';
import type { AdaptiveElement, ChoiceInput, Container } from './adaptive-json.ts';
import { errorText, textOf } from './adaptive-text.ts';

/** A field with what is wrong with it and its hint below. Ids: the field's name, `error-NAME`, `hint-NAME`. */
export function fieldOf(field: Field): Container {
  const error = field.error ? errorText(field.error) : undefined;
  const hint = field.hint ? textOf([{ text: field.hint }], 'muted') : undefined;
  return {
    type: 'Container',
    id: `field-${field.name}`,
    spacing: 'Medium',
    items: [
      inputOf(field),
      ...(error ? [{ ...error, id: `error-${field.name}`, spacing: 'Small' as const }] : []),
      ...(hint ? [{ ...hint, id: `hint-${field.name}`, spacing: 'Small' as const }] : []),
    ],
  };
}

function inputOf(field: Field): AdaptiveElement {
  const base = {
    id: field.name,
    label: field.label,
    ...(field.value && { value: field.value }),
    ...(field.required && { isRequired: field.required, errorMessage: 'This is needed.' }),
  };
  switch (field.kind) {
    case 'text':
      return {
        type: 'Input.Text',
        ...base,
        isMultiline: field.multiline ?? false,
        maxLength: field.maxCharacters,
      };
    case 'choice':
      return { type: 'Input.ChoiceSet', ...base, ...choicesOf(field) };
    case 'date':
      return { type: 'Input.Date', ...base };
    default:
      return unreachable(field);
  }
}

function choicesOf(
  field: ChoiceField,
): Pick<ChoiceInput, 'style' | 'wrap' | 'placeholder' | 'choices'> {
  return {
    style: field.look,
    wrap: true,
    ...(field.look === 'compact' && { placeholder: 'Choose one' }),
    choices: field.options.map(({ value, label, hint }) => ({
      value,
      title: hint ? `${label}: ${hint}` : label,
    })),
  };
}
