import { text } from "@/text/en";

export function Logo() {
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" className="fill-accent" />
        <path
          d="M9 23V9h14M9 16.5h10"
          fill="none"
          className="stroke-on-accent"
          strokeWidth="3.2"
          strokeLinecap="square"
        />
      </svg>
      <span className="text-16 font-strong">{text.product.name}</span>
    </span>
  );
}
