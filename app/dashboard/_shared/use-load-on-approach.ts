import { type ComponentType, useRef, useState } from 'react';

/** What the plain field that stands in for a component hands on. */
export interface ApproachEvents {
  onPointerEnter: () => void;
  onFocus: () => void;
  onBlur: () => void;
  onCompositionStart: () => void;
  onCompositionEnd: () => void;
}

/**
 * Fetches a heavy field when the plain one in its place is approached, and swaps it in when no syllable is being
 * composed. `wasFocused`: the new one should take the focus.
 */
export function useLoadOnApproach<Props>(fetchComponent: () => Promise<ComponentType<Props>>) {
  const [Component, setComponent] = useState<ComponentType<Props>>();
  const [wasFocused, setWasFocused] = useState(false);
  const isComposing = useRef(false);
  const isFocused = useRef(false);
  const loaded = useRef<ComponentType<Props>>(undefined);
  const swap = () => {
    const component = loaded.current;
    if (!component || isComposing.current) return;
    setWasFocused(isFocused.current);
    setComponent(() => component);
  };
  const load = () => {
    // Where it can't be fetched the next approach tries again.
    fetchComponent().then(
      (component) => {
        loaded.current = component;
        swap();
      },
      () => undefined,
    );
  };
  const events: ApproachEvents = {
    onPointerEnter: load,
    onFocus: () => {
      isFocused.current = true;
      load();
    },
    onBlur: () => {
      isFocused.current = false;
    },
    onCompositionStart: () => {
      isComposing.current = true;
    },
    onCompositionEnd: () => {
      isComposing.current = false;
      // After the field's own change event, which brings the last syllable.
      setTimeout(swap);
    },
  };
  return { Component, wasFocused, events };
}
