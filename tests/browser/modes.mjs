// The ways in which a page is shown to its readers.

/** How most readers see a page, in a window as wide as a laptop's. */
export const ORDINARY = { mode: '1280 light', width: 1280 };

/**
 * Each width, colour scheme and palette, first with scripts and then without.
 * The pages of one group differ in nothing that needs the page loaded anew.
 */
export const MODE_GROUPS = [true, false].map((scripts) => ({
  scripts,
  mode: scripts ? 'scripts on' : 'scripts off',
  modes: [1280, 320].flatMap((width) =>
    ['light', 'dark'].flatMap((colorScheme) =>
      ['none', 'active'].map((forcedColors) => ({
        name: [
          width,
          colorScheme,
          forcedColors === 'active' ? 'forced colours' : '',
          scripts ? '' : 'scripts off',
        ]
          .filter(Boolean)
          .join(' '),
        width,
        colorScheme,
        forcedColors,
      })),
    ),
  ),
}));
