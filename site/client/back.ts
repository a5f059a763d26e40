/**
 * Makes Back close what lies over the page, by a history entry of its own. Browsers do that by themselves for dialogs alone,
 * and messengers' browsers for nothing: there Back would leave the page.
 *
 * @returns a function to be called once it has closed, whichever way: it takes the entry away
 */
export function closeOnBack(close: () => void): () => void {
  let isOpen = true
  // Closing may lead elsewhere on the page: the way back must not scroll.
  history.scrollRestoration = 'manual'
  history.pushState(history.state, '')
  addEventListener(
    'popstate',
    () => {
      history.scrollRestoration = 'auto'
      if (!isOpen) return
      isOpen = false
      close()
    },
    { once: true },
  )
  return () => {
    if (!isOpen) return
    isOpen = false
    history.back()
  }
}

/** The same for a dialog that has just opened. */
export function closeDialogOnBack(dialog: HTMLDialogElement): void {
  if (!dialog.open) return
  dialog.addEventListener(
    'close',
    closeOnBack(() => dialog.close()),
    { once: true },
  )
}
