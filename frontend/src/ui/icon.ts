import type { LucideProps } from "lucide-react";

/** Every icon is 16 px with a 1.5 stroke and silent: the word beside it speaks. */
export const icon: LucideProps = { size: 16, strokeWidth: 1.5, "aria-hidden": true, className: "shrink-0" };
