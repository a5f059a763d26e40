/** Loads a stylesheet on demand. Rejects when it does not come. */
export function addStylesheet(href: string): Promise<void> {
  const link = document.createElement('link')
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => resolve())
    link.addEventListener('error', () => {
      link.remove()
      reject(new Error(`No ${href}`))
    })
    Object.assign(link, { rel: 'stylesheet', href })
    document.head.append(link)
  })
}
