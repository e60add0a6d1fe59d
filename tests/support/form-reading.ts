import type { Form } from '../../src/messages/form.ts';

/** Name and value of every field, in order. */
export const fieldsOf = (form: Form) =>
  form.groups.flatMap(({ fields }) => fields.map(({ name, value }) => [name, value]));

/** The values that the first field of a group can take. */
export const choicesOf = (form: Form, group: number): string[] => {
  const [field] = form.groups[group]?.fields ?? [];
  return field?.kind === 'choice' ? field.options.map(({ value }) => value) : [];
};
