/** In CSS pixels: a phone, and the middle of a desktop's window. */
export const widths = { phone: 390, desktop: 720 } as const;

export interface Picture {
  readonly name: string;
  readonly width: keyof typeof widths;
  readonly html: string;
}
