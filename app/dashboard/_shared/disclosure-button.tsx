'use client';

import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';

interface DisclosureButtonProps {
  label: string;
  icon: ReactNode;
  /** What it opens; made only then, so that it may be loaded on demand. */
  children: () => ReactNode;
}

/** A button in a row of filters that opens something below it. */
export function DisclosureButton({ label, icon, children }: DisclosureButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        h={32}
        variant="default"
        aria-expanded={isOpen}
        leftSection={icon}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </Button>
      {isOpen && children()}
    </>
  );
}
