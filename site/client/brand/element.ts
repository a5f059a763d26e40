/** Makes an element with a class, texts and children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

/** A sentence with {brand} in it, whose name keeps its own direction. */
export function withBrand(sentence: string, brand: string): (Node | string)[] {
  const [before = '', after] = sentence.split('{brand}')
  return after === undefined ? [before] : [before, element('bdi', { textContent: brand }), after]
}
