/** The sections of a configuration file by name. Keys are in lower case. */
export type ConfigSections = ReadonlyMap<string, Readonly<Record<string, string>>>;

/**
 * Reads the text of a `.databrickscfg`. A comment begins with `#` or `;`, at the start of a line or after a space, so
 * that a token may hold either. Keys above the first section belong to `DEFAULT`; no section inherits from another.
 */
export function parseConfigFile(text: string): ConfigSections {
  const sections = new Map<string, Record<string, string>>();
  let section = 'DEFAULT';
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const trimmed = line.trim();
    if (trimmed === '' || /^[#;]/.test(trimmed)) continue;
    const header = /^\[([^\]]*)\]/.exec(trimmed);
    if (header) {
      section = header[1]?.trim() ?? '';
      if (!sections.has(section)) sections.set(section, {});
      continue;
    }
    const [, key, value] = /^([^=:\s]+)\s*[=:](.*)$/.exec(trimmed) ?? [];
    if (key === undefined || value === undefined) continue;
    sections.set(section, { ...sections.get(section), [key.toLowerCase()]: readValue(value) });
  }
  return sections;
}

function readValue(text: string): string {
  const [, , quoted] = /^\s*(["'`])(.*)\1(?:\s+[#;].*)?$/.exec(text) ?? [];
  return quoted ?? text.replace(/(^|\s)[#;].*$/, '').trim();
}
