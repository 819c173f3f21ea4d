/** Words that end an expression, and therefore name nothing without backquotes. */
const reserved = new Set(
  (
    'ANTI AND AS CASE CROSS DISTINCT ELSE END EXCEPT FROM FULL GROUP HAVING IN INNER INTERSECT IS JOIN LATERAL LEFT LIMIT ' +
    'MINUS NATURAL NOT OFFSET ON OR ORDER QUALIFY RIGHT SELECT SEMI THEN UNION USING WHEN WHERE WITH'
  ).split(' '),
);

/** Left and right are also functions. */
export function isReserved(word: string): boolean {
  return reserved.has(word.toUpperCase());
}

/** After these a relation or an expression has no alias without AS. */
const endings = new Set(
  (
    'BETWEEN CLUSTER DISTRIBUTE DIV FETCH ILIKE LIKE PIVOT REGEXP RLIKE SORT TABLESAMPLE TIMESTAMP UNPIVOT VERSION WINDOW ' +
    'FOR SET VALUES'
  ).split(' '),
);

/** Whether a word may follow as an alias that no AS announces. */
export function isFreeAlias(word: string): boolean {
  return !isReserved(word) && !endings.has(word.toUpperCase());
}
