/**
 * Follows links from one place of the pieces to another. The address keeps the fan's own link: a fragment would take its
 * place, and load the page again. With a key for another tab, the browser does what it does with any link.
 */
export function followInPage(content: HTMLElement): void {
  content.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLElement>('[data-to]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const target = document.getElementById(link.dataset.to ?? '')
    if (!target) return
    // For the keyboard and screen readers, which go on from where the focus is.
    if (!target.hasAttribute('href')) target.tabIndex = -1
    target.focus({ preventScroll: true })
    target.scrollIntoView()
  })
}
