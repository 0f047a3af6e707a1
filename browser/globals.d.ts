/** Where the theme swaps pages without loading them: calls back for each one. */
declare var document$: { subscribe(begin: () => unknown): unknown } | undefined;
