/** Makes an element with a class and what is in it. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...children)
  return made
}

export function button(className: string, label: string, onTap: () => void): HTMLButtonElement {
  const made = element('button', className, label)
  made.type = 'button'
  made.addEventListener('click', onTap)
  return made
}

/** Writes a text only if it differs: a live region speaks at every write. */
export function say(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text
}
