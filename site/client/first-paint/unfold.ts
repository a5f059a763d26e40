/** Puts what an element keeps in its template in its place, when it is first needed. Whether it was. */
export function unfold(element: Element): boolean {
  const template = element.querySelector('template')
  template?.replaceWith(template.content)
  return template !== null
}
