import { join } from 'node:path';
import { checkWording } from './check-wording.ts';

// Prints every word of the table in CONTRIBUTING.md that a person would read somewhere.

const found = checkWording(join(import.meta.dirname, '../../..'));
for (const line of found) console.log(line);
console.log(found.length === 0 ? 'none of the words in the table is left' : `${found.length} words to replace`);
process.exitCode = found.length === 0 ? 0 : 1;
