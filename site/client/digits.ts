/** Writes a number digit by digit; a changed digit carries its old value, for the look to animate. */
export function turnDigits(element: HTMLElement, number: string): void {
  const before = [...element.children].map(({ textContent }) => textContent)
  const digits = [...number].map((character, i) => {
    const was = before[before.length - number.length + i]
    const digit = document.createElement('span')
    digit.textContent = character
    if (before.length > 0 && was !== character) digit.dataset.was = was ?? ''
    return digit
  })
  element.replaceChildren(...digits)
}

/** The greatest round number that lies above `before` and not above `now`: 100, 250, 500, 1,000 and so on. */
export function milestoneBetween(before: number, now: number): number | undefined {
  for (let power = 10 ** Math.floor(Math.log10(Math.max(now, 1))); power >= 100; power /= 10) {
    const reached = [5 * power, 2.5 * power, power].find((milestone) => milestone <= now)
    if (reached !== undefined) return reached > before ? reached : undefined
  }
  return undefined
}
