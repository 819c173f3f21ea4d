const space = /[\t\n\r ]*/y;
const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const string = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/uy;

/**
 * Finds where a text stops being JSON, as an offset. `JSON.parse` reports a position for some faults only.
 * Call it with a text that `JSON.parse` refused.
 */
export function findJsonFault(text: string): number {
  let offset = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = offset;
    const length = pattern.exec(text)?.[0].length;
    offset += length ?? 0;
    return length !== undefined;
  };
  const takeMark = (mark: string): boolean => {
    take(space);
    if (text[offset] !== mark) return false;
    offset += 1;
    return true;
  };
  const takeString = (): boolean => {
    take(space);
    if (!take(string) || text[offset] !== '"') return false;
    offset += 1;
    return true;
  };
  const takeItems = (close: string, takeItem: () => boolean): boolean => {
    if (takeMark(close)) return true;
    do {
      if (!takeItem()) return false;
    } while (takeMark(','));
    return takeMark(close);
  };
  const takeMember = (): boolean => takeString() && takeMark(':') && takeValue();
  const takeValue = (): boolean => {
    if (takeMark('{')) return takeItems('}', takeMember);
    if (takeMark('[')) return takeItems(']', takeValue);
    return text[offset] === '"' ? takeString() : take(scalar);
  };
  if (takeValue()) take(space);
  return offset;
}
