import ts from 'typescript'

/** A place of a source and what stands there instead. */
export interface Mutant {
  start: number
  end: number
  text: string
}

/** What is swapped for what; the first group stays as it is. */
const OPERATORS: readonly [RegExp, string | ((found: string) => string)][] = [
  [/(?<![<>])<=(?!>)/g, '<'],
  [/(?<![<>-])>=/g, '>'],
  [/(?<=\s)<(?=\s)/g, '<='],
  [/(?<=\s)>(?=\s)/g, '>='],
  [/<>/g, '='],
  [/(?<=\s)AND(?=\s|$)/g, 'OR'],
  [/(?<=\s)OR(?=\s|$)/g, 'AND'],
  [/(?<=\s)\+(?=\s)/g, '-'],
  [/(?<=\s)-(?=\s)/g, '+'],
  [/(?<=\s)\*(?=\s)/g, '+'],
  [/\bmax(?=\()/g, 'min'],
  [/\bmin(?=\()/g, 'max'],
  [/(?<=, )0(?=\))/g, '1'],
  [/(?<== )\d+\b/g, (found) => String(Number(found) + 1)],
  [/\bIS NOT NULL\b/g, 'IS NULL'],
  [/\bIS NULL\b/g, 'IS NOT NULL'],
  [/\bNOT (?=IN\b|EXISTS\b|\()/g, ''],
  [/\bUNION ALL\b/g, 'UNION'],
  [/\bLEFT JOIN\b/g, 'JOIN'],
  [/\bDISTINCT /g, ''],
  [/\bDESC\b/g, 'ASC'],
]
const EQUALS = /(?<=\s)=(?=\s|$)/g
/** What `=` means behind each: an assignment behind SET, else a comparison. */
const MEANING = /\b(?:SET|SELECT|FROM|WHERE|AND|OR|ON|iif|sum)\b/gi

/** Every mutant of the statements in a source: of what stands in `sql` templates and in texts given to `sql.raw`. */
export function sqlMutants(source: string): Mutant[] {
  const mutants: Mutant[] = []
  const visit = (node: ts.Node) => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql') mutants.push(...mutate(node.template))
    if (ts.isCallExpression(node) && node.expression.getText() === 'sql.raw') node.arguments.forEach(visitText)
    ts.forEachChild(node, visit)
  }
  const visitText = (node: ts.Node) => {
    if (ts.isTemplateLiteral(node) || ts.isStringLiteral(node)) mutants.push(...mutate(node))
  }
  const mutate = (text: ts.Node) => textsOf(text).flatMap(([from, to]) => mutantsIn(source, from, to))
  visit(ts.createSourceFile('statements.ts', source, ts.ScriptTarget.Latest, true))
  return mutants
}

/** Where the texts of a template begin and end, between its expressions. */
function textsOf(node: ts.Node): [from: number, to: number][] {
  if (!ts.isTemplateExpression(node)) return [[node.getStart() + 1, node.getEnd() - 1]]
  const spans = node.templateSpans.map(({ literal }): [number, number] => [literal.getStart(), literal.getEnd()])
  return [[node.head.getStart(), node.head.getEnd()], ...spans]
}

function mutantsIn(source: string, from: number, to: number): Mutant[] {
  const sql = source.slice(from, to)
  const swapped = OPERATORS.flatMap(([operator, other]) =>
    [...sql.matchAll(operator)].map(({ 0: found, index }) => ({
      ...{ start: from + index, end: from + index + found.length },
      text: typeof other === 'string' ? other : other(found),
    })),
  )
  const compared = [...sql.matchAll(EQUALS)].filter(({ index }) => isComparison(sql.slice(0, index)))
  return [...swapped, ...compared.map(({ index }) => ({ start: from + index, end: from + index + 1, text: '<>' }))]
}

function isComparison(before: string): boolean {
  return before.match(MEANING)?.at(-1)?.toUpperCase() !== 'SET'
}
