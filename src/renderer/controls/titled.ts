/**
 * The native tooltip of a button, for those that can have no other: one that Escape would close before the dialog around
 * it, and those of which there are too many.
 */
export const titled =
  (title: string) =>
  (element: HTMLElement | null): void => {
    if (element) element.title = title
  }
