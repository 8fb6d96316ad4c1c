import React, { lazy, Suspense, useState, type ComponentType } from 'react';

/**
 * A component that is being fetched already when it is first shown; `Meanwhile` stands in its place until it is there. Where it is there
 * by then, it is drawn at once.
 */
export function early<P extends object>(
  fetched: Promise<ComponentType<P>>,
  Meanwhile: ComponentType<P>
): ComponentType<P> {
  let there: ComponentType<P> | null = null;
  fetched.then(
    (component) => (there = component),
    // told where it is shown
    () => undefined
  );
  // it takes the same properties, which TypeScript can't tell of a generic component
  const Awaited = lazy(async () => ({ default: await fetched })) as unknown as ComponentType<P>;
  return function Early(props: P) {
    // for good: another component would begin anew
    const [Component] = useState(() => there ?? Awaited);
    return (
      <Suspense fallback={<Meanwhile {...props} />}>
        <Component {...props} />
      </Suspense>
    );
  };
}
