import type { Page } from 'playwright'
import { expect } from 'playwright/test'
import { expectToFit } from './decent.ts'

/** All of the text is there: none of it is cut, pushed off the screen, or under other text. */
export async function expectWhole(page: Page, how: string): Promise<void> {
  await expectToFit(page)
  // Where what is sticky lies in its own place.
  await page.evaluate(() => {
    scrollTo(0, document.body.scrollHeight)
    const dialog = document.querySelector('dialog[open]')
    dialog?.scrollTo(0, dialog.scrollHeight)
  })
  expect.soft(await page.evaluate(findFaults), how).toEqual([])
}

/** Runs in the page. */
function findFaults(): string[] {
  const root = document.querySelector('dialog[open]') ?? document.body
  const blocks = blocksOf(root)
  return [...blocks].flatMap(([block, rects]) => [...cuts(block, rects), ...overlaps(block)])

  interface Box {
    left: number
    top: number
    right: number
    bottom: number
  }

  /** The lines of text that are seen, by the block that sets them. */
  function blocksOf(within: Element): Map<Element, Box[]> {
    const found = new Map<Element, Box[]>()
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement } = node
      if (!node.nodeValue?.trim() || !parentElement?.checkVisibility({ visibilityProperty: true })) continue
      // What a ticket says is scenery that is read.
      if (
        parentElement.closest('.unseen, [aria-hidden=true], script, noscript > style') &&
        !parentElement.matches('.admit')
      )
        continue
      let block: Element = parentElement
      while (getComputedStyle(block).display.startsWith('inline') && block.parentElement) block = block.parentElement
      const range = document.createRange()
      range.selectNodeContents(node)
      found.set(block, [...(found.get(block) ?? []), ...range.getClientRects()])
    }
    return found
  }

  function name(element: Element): string {
    return `<${element.localName} id="${element.id}" class="${element.className}"> ${element.textContent?.trim().slice(0, 40)}`
  }

  function cuts(block: Element, rects: Box[]): string[] {
    // A wide table is pushed along.
    if (block.closest('.table')) return []
    const slack = Number.parseFloat(getComputedStyle(block).fontSize) / 2
    const faults: string[] = []
    for (const rect of rects) {
      if (rect.left < -1 || rect.right > innerWidth + 1) faults.push(`${name(block)}: off the screen`)
      // A dialog lies over the page, which does not cut it.
      const last = block.closest('dialog')?.parentElement ?? document.body
      for (let frame: Element | null = block; frame && frame !== last; frame = frame.parentElement) {
        if (getComputedStyle(frame).overflowX === 'visible') continue
        const box = frame.getBoundingClientRect()
        const scrolls = /auto|scroll/.test(getComputedStyle(frame).overflowY) && frame.scrollHeight > frame.clientHeight
        const isCut =
          rect.left < box.left - 1 ||
          rect.right > box.right + 1 ||
          (!scrolls && (rect.top < box.top - slack || rect.bottom > box.bottom + slack))
        if (isCut) faults.push(`${name(block)}: cut by ${name(frame)}`)
      }
    }
    return [...new Set(faults)]
  }

  /** Where its lines are drawn, without what a tight leading lends to the neighbours. */
  function lines(block: Element): Box[] {
    const { left, right, top, bottom } = block.getBoundingClientRect()
    return (blocks.get(block) ?? []).map((rect) => ({
      left: Math.max(left, rect.left),
      right: Math.min(right, rect.right),
      top: Math.max(top, rect.top),
      bottom: Math.min(bottom, rect.bottom),
    }))
  }

  function overlaps(block: Element): string[] {
    const others = [...blocks.keys()].filter(
      (other) => other !== block && !other.contains(block) && !block.contains(other),
    )
    return others
      .filter((other) => lines(block).some((a) => lines(other).some((b) => meet(a, b))))
      .map((other) => `${name(block)}: over ${name(other)}`)
  }

  function meet(a: Box, b: Box): boolean {
    return (
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2
    )
  }
}
