const fontFamily = 'inherit';

/** A colour of style.css, so that cards follow light and dark. */
const colour = (name: string) => ({ default: `var(--${name})`, subtle: `var(--${name}-soft)` });

const foregroundColors = {
  default: colour('ink'),
  accent: colour('accent'),
  good: colour('good'),
  warning: colour('warn'),
  attention: colour('bad'),
  dark: colour('ink'),
  light: colour('ink'),
};

const container = (backgroundColor: string) => ({
  backgroundColor,
  foregroundColors,
  borderColor: 'var(--line)',
});

const label = { color: 'default', isSubtle: false, size: 'default', weight: 'bolder' };

/** How Microsoft's renderer draws cards here: our type, our colours, our space. */
export const hostConfig = {
  fontFamily,
  fontSizes: { small: 14, default: 16, medium: 17, large: 20, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 650 },
  lineHeights: { small: 20, default: 24, medium: 24, large: 26, extraLarge: 30 },
  spacing: { small: 6, default: 12, medium: 18, large: 24, extraLarge: 32, padding: 14 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  textBlock: { headingLevel: 4 },
  containerStyles: {
    default: container('transparent'),
    emphasis: container('var(--sunken)'),
    warning: container('var(--warn-ground)'),
  },
  actions: {
    maxActions: 30,
    spacing: 'medium',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    allowTitleToWrap: true,
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: label,
      optionalInputs: label,
    },
  },
  table: { cellSpacing: 8 },
};
