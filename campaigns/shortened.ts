/** An address as a message shows it: those of what stands within a text (`data:`) are as long as a picture. */
export function shortened(address: string): string {
  return address.length > 80 ? `${address.slice(0, 80)}…` : address
}
