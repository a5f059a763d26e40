/** The first letter or digit of a name, after an Arabic article, as a capital where its script has any. */
export function monogram(name: string): string {
  const [first = ''] = /[\p{L}\p{N}]\p{M}*/u.exec(name.replace(/^ال(?=\p{L}{2})/u, '')) ?? []
  return first.toUpperCase()
}
