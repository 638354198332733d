// The ways in which a page is shown to its readers.

const WIDTHS = [1280, 320];
const COLOUR_SCHEMES = ['light', 'dark'];
const FORCED_COLOURS = ['none', 'active'];

/**
 * Each width, colour scheme and palette, once with scripts and once without.
 * To go from mode to mode within a group the page need not be loaded anew.
 */
export const MODE_GROUPS = [
  { mode: 'scripts on', scripts: true, modes: modes([]) },
  { mode: 'scripts off', scripts: false, modes: modes(['scripts off']) },
];

function modes(remarks) {
  return WIDTHS.flatMap((width) =>
    COLOUR_SCHEMES.flatMap((colorScheme) =>
      FORCED_COLOURS.map((forcedColors) => {
        const palette = forcedColors === 'active' ? ['forced colours'] : [];
        const name = [width, colorScheme, ...palette, ...remarks].join(' ');
        return { name, width, colorScheme, forcedColors };
      }),
    ),
  );
}
