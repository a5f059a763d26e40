declare module 'css-tree' {
  interface Node {
    loc?: { start: { line: number } } | null
  }
  interface Declaration extends Node {
    property: string
    value: Node
  }
  export function parse(css: string, options: { positions: true; parseCustomProperty?: boolean }): Node
  export function generate(node: Node): string
  export function walk(
    node: Node,
    options: { visit: 'Declaration'; enter(this: { rule: Node | null }, declaration: Declaration): void },
  ): void
  export const lexer: {
    properties: Record<string, unknown>
    /** The error is a plain one where a value cannot be tested, as with `var()`. */
    matchDeclaration(declaration: Declaration): { error: Error | null }
  }
}
