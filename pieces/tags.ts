/** Attributes of an element, by their names; those without a value are left out. */
export type Attributes = Record<string, string | number | undefined>

/** As they stand in a start tag, each after a space. */
export function attributes(values: Attributes): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  return given.map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join('')
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
