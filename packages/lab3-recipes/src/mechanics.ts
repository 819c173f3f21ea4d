export { ensure } from './mechanics/ensure.ts';
export { parseInput } from './mechanics/parse-input.ts';
export { allOf } from './mechanics/steps-error.ts';
export { unlessGone } from './mechanics/unless-gone.ts';
