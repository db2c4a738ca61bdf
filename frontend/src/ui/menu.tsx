"use client";

import { Menu as Base } from "@base-ui/react/menu";
import Link from "next/link";
import { useState, type ReactElement, type ReactNode } from "react";

const itemClass =
  "flex h-9 cursor-default items-center gap-2.5 rounded-control px-2.5 text-13 outline-none data-highlighted:bg-hover";

interface MenuProps {
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "end";
  side?: "top" | "bottom";
}

export function Menu({ trigger, children, align = "end", side = "bottom" }: MenuProps) {
  // Opened beside its trigger and not at the end of the document, so that it stays within the same landmark.
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <span ref={setPlace} />
      <Base.Portal container={place}>
        <Base.Positioner align={align} side={side} sideOffset={6} positionMethod="fixed" className="z-40 outline-none">
          <Base.Popup className="menu float min-w-[220px] p-1.5 outline-none">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuItem({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Base.Item onClick={onClick} className={itemClass}>
      {children}
    </Base.Item>
  );
}

export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Base.LinkItem render={<Link href={href} />} closeOnClick className={itemClass}>
      {children}
    </Base.LinkItem>
  );
}

interface MenuChoiceProps {
  label: string;
  value: string;
  options: { value: string; label: string; icon?: ReactNode }[];
  onPick: (value: string) => void;
}

/** One of several, such as the theme; the chosen one carries a check mark. */
export function MenuChoice({ label, value, options, onPick }: MenuChoiceProps) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2.5 pb-1 pt-2 text-12 text-muted">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(next) => onPick(String(next))}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} closeOnClick className={itemClass}>
            {option.icon}
            <span className="grow">{option.label}</span>
            <Base.RadioItemIndicator className="text-accent">✓</Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export function MenuLine() {
  return <Base.Separator className="my-1.5 h-px bg-hairline" />;
}
