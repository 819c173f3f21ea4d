const own = globalThis.fetch;
globalThis.fetch = (input, init) => own(input, init);
await import('./ours.ts');
