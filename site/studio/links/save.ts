/** Saves a file that was made in the browser. */
export function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has begun: it no longer needs the address.
  setTimeout(() => URL.revokeObjectURL(url))
}
