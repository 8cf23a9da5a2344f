import { useEffect } from "preact/hooks";

/** Gives a card's heading the focus while the card is open, anew for each `subject`, and gives it back when it closes. */
export function useFocusWhileOpen(
  heading: { readonly current: HTMLElement | null },
  subject: string,
): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      // After the render that removes the card, when what it covered can be focused again.
      queueMicrotask(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus();
      });
    };
  }, []);
  useEffect(() => heading.current?.focus(), [heading, subject]);
}
