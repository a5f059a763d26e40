/** Phones and tablets, where what one shares with is an app. An iPad calls itself a Macintosh, but can be touched. */
export function isMobile(): boolean {
  const { userAgent, maxTouchPoints } = navigator
  return /Android|iP(?:hone|ad|od)|Mobile/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 0)
}
