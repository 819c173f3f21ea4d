/** `pnpm bench --short` tries everything out, and measures nothing that could be relied on. */
export const isShort = process.argv.includes('--short');

/** How often everything is measured in turn. */
export const rounds = isShort ? 2 : 9;
