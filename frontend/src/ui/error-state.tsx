"use client";

import { CircleX } from "lucide-react";
import { text } from "@/text/en";
import { Button } from "./button";
import { icon } from "./icon";

/** What the API said: cause in words, and what support needs to find the request. */
export interface Problem {
  message: string;
  code: string;
  requestId: string | null;
}

interface ErrorStateProps {
  /** What did not work, such as "Your accounts could not be loaded." */
  title: string;
  problem: Problem;
  onRetry?: () => void;
}

/** A failure in place: what happened, why, the cure, and the request id behind Details. */
export function ErrorState({ title, problem, onRetry }: ErrorStateProps) {
  return (
    <div role="alert" className="grid justify-items-start gap-2 rounded-control bg-danger-tint px-4 py-3">
      <p className="flex items-start gap-2">
        <CircleX {...icon} className="mt-0.5 shrink-0 text-danger" />
        <span>
          <strong>{title}</strong> {problem.message}
        </span>
      </p>
      <div className="flex flex-wrap items-center gap-3 pl-6">
        {onRetry && (
          <Button size="sm" onClick={onRetry}>
            {text.common.tryAgain}
          </Button>
        )}
        <details className="text-12 text-muted">
          <summary>{text.common.details}</summary>
          <p className="mt-1 font-mono break-all">
            {problem.code}
            {problem.requestId && ` · ${problem.requestId}`}
          </p>
        </details>
      </div>
    </div>
  );
}
