import type { CreatedApiKey } from "@/api/types";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { CodeBlock } from "@/ui/code-block";

const t = text.developers;

/** The one time that a key's secret can be seen. */
export function KeySecret({ created, onDone }: { created: CreatedApiKey; onDone: () => void }) {
  return (
    <div className="grid gap-4">
      <h3 className="text-16">{t.secretTitle}</h3>
      {created.secret ? (
        <>
          <p className="text-muted">{t.secretText}</p>
          <CodeBlock label={t.secretLabel} code={created.secret} />
        </>
      ) : (
        <p>{t.secretGone}</p>
      )}
      <div className="flex justify-end">
        <Button variant="primary" onClick={onDone}>
          {created.secret ? t.secretDone : text.common.close}
        </Button>
      </div>
    </div>
  );
}
