/** An element with a class and what else it is. */
export function create<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...given: Partial<HTMLElementTagNameMap[Name]>[]
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), { className }, ...given)
}

/** A button without words, which says its name to those who cannot see it, and to those who point at it. */
export function iconButton(className: string, name: string, onClick: () => void): HTMLButtonElement {
  const button = create('button', className, { type: 'button', onclick: onClick })
  rename(button, name)
  return button
}

export function rename(element: HTMLElement, name: string): void {
  element.ariaLabel = element.title = name
}
