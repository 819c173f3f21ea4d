import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';
import { createSecret } from './secret.ts';

describe('text of others stays one line of text', () => {
  it.each<[string, string, string]>([
    ['a line that looks like ours', 'no\n✓ verify tables: complete', 'no ✓ verify tables: complete'],
    ['every kind of line break', 'a\r\nb\u000bc\u000cd\u0085e\u2028f\u2029g\u001eh', 'a b c d e f g�h'],
    ['a tab', 'a\tb', 'a b'],
    ['space that pushes the rest to the next line', `a${' \u00a0\u3000\u2800\u3164'.repeat(40)}✓ done`, 'a ✓ done'],
    ['escape sequences', '\u001b[2J\u001b[1;31mred\u001b]0;title\u0007', '�[2J�[1;31mred�]0;title�'],
    ['the one-byte escape sequence', '\u009b31mred', '�31mred'],
    ['a backspace and a delete', 'abc\b\u007f', 'abc��'],
    ['a null', 'a\0b', 'a�b'],
    ['text that is turned round', 'a\u202egnp.exe\u202c', 'a�gnp.exe�'],
    ['isolates and marks', '\u2066a\u2067b\u2068c\u2069\u200e\u200f\u061c', '�a�b�c����'],
    ['zero width', 'pass\u200b\u200c\u200d\u2060\ufeff\u00adword', 'pass������word'],
    ['tags', 'a\u{e0061}\u{e007f}b', 'a��b'],
    ['halves of characters', 'a\ud800b\udc00', 'a�b�'],
    ['nothing special', 'Thème «été» 日本語 👍', 'Thème «été» 日本語 👍'],
    ['nothing', '', ''],
  ])('%s', (_what, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('is the same when it is cleaned again', () => {
    const once = plainText(`\u001b[1m${'x'.repeat(12_845)}\n`);
    expect(plainText(once)).toBe(once);
  });
});

describe('length', () => {
  it('counts what is not shown', () => {
    expect(plainText('x'.repeat(500))).toBe('x'.repeat(500));
    expect(plainText('x'.repeat(12_845))).toBe(`${'x'.repeat(500)}… (12,345 more characters)`);
    expect(plainText('abcdef', 4)).toBe('abcd… (2 more characters)');
  });

  it('cuts through no character', () => {
    expect(plainText('abc👍ef', 4)).toBe('abc… (4 more characters)');
  });

  it('reads no more of a text than it needs', () => {
    createSecret('x'.repeat(40));
    const said = plainText(`${'y'.repeat(20_000)}${'x'.repeat(1_000_000)}`);
    expect(said).toBe(`${'y'.repeat(500)}… (1,019,500 more characters)`);
  });

  it('leaves no half of a secret where the reading ends', () => {
    createSecret('river-secret-that-is-cut');
    for (let before = 0; before < 24; before += 1) {
      const said = plainText(`${'-'.repeat(before)}${'river-secret-that-is-cut'.repeat(4_000)}`, 100_000);
      expect(said).not.toMatch(/[a-z](?<!redacted)(?= ?…)|river/);
    }
  });

  it('cuts through no secret', () => {
    createSecret('edge-of-the-plain-cut');
    expect(plainText(`${'y'.repeat(495)}edge-of-the-plain-cut`)).toBe(`${'y'.repeat(495)}[reda… (5 more characters)`);
  });
});
