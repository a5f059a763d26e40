/** A text as a message shows it: an address of what stands within a text (`data:`) is as long as a picture. */
export function shortened(text: string, most = 80): string {
  return text.length > most ? `${text.slice(0, most)}…` : text
}
