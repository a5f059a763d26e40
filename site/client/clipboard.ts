/** Copies a text. Returns whether it worked: web views and old browsers refuse in many ways. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
