/** Replaces the `template` inside an element by its content, when that is first needed. Returns whether there was one. */
export function unfold(element: Element): boolean {
  const template = element.querySelector('template')
  template?.replaceWith(template.content)
  return template !== null
}
