/** What somebody might type, by mischief or by accident, that has to be shown as it was typed. */
export const hostileTexts = [
  '**bold** _slanted_ `code`',
  '[press me](javascript:alert(1))',
  '![picture](https://example.org/pixel.png)',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!channel> <@U123> &lt;b&gt;',
  '- a list\n- of two',
  '1. first\n2. second',
  '# heading\n\n---\n> quoted',
  '{{DATE(2024-09-02T08:00:00Z)}} $(title)',
  '👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ● ▲ ■',
  'שלום עולם and مرحبا',
  'turned \u202eround',
  '\u001b[31mred\u0007\u0000',
  'zero\u200bwidth and no\u00a0break',
] as const;
