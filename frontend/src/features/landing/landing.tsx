import Link from "next/link";
import { ConnectSnippet } from "@/features/developers/connect-snippet";
import { text } from "@/text/en";
import { buttonClass } from "@/ui/button";
import { Logo } from "@/ui/logo";
import { ProductPreview } from "./product-preview";

const t = text.landing;

export function Landing() {
  return (
    <div className="mx-auto max-w-[1120px] px-gutter">
      <header className="flex h-16 items-center justify-between gap-4">
        <Logo />
        <nav aria-label={text.shell.navigation} className="flex items-center gap-1 sm:gap-2">
          <a href="/docs" className={buttonClass("quiet", "sm", "max-sm:hidden")}>
            {text.developers.docs}
          </a>
          <Link href="/sign-in" className={buttonClass("secondary", "sm")}>
            {t.signIn}
          </Link>
        </nav>
      </header>
      <main>
        <section className="grid max-w-[680px] gap-5 pb-12 pt-10 sm:pt-16">
          <h1 className="text-28 sm:text-40">{t.sentence}</h1>
          <p className="max-w-[56ch] text-16 text-muted">{t.lead}</p>
          <p className="flex flex-wrap gap-3 pt-1">
            <Link href="/register" className={buttonClass("primary")}>
              {t.register}
            </Link>
            <a href="/docs" className={buttonClass("secondary")}>
              {t.docs}
            </a>
          </p>
        </section>
        <ProductPreview />
        <section className="grid gap-x-12 gap-y-10 border-t border-hairline py-14 md:grid-cols-2">
          <WayIn title={t.people} body={t.peopleText}>
            <Link href="/register" className="text-accent underline underline-offset-2">
              {t.register}
            </Link>
          </WayIn>
          <WayIn title={t.developers} body={t.developersText}>
            <a href="/docs" className="text-accent underline underline-offset-2">
              {t.docs}
            </a>
          </WayIn>
        </section>
        <section className="grid gap-x-12 gap-y-6 border-t border-hairline py-14 md:grid-cols-2">
          <div className="grid content-start gap-2">
            <h2 className="text-20">{t.agents}</h2>
            <p className="max-w-[52ch] text-muted">{t.agentsText}</p>
          </div>
          <div className="min-w-0">
            <ConnectSnippet />
          </div>
        </section>
        <Protections />
      </main>
      <footer className="flex flex-wrap gap-x-6 gap-y-2 border-t border-hairline py-8 text-13 text-muted">
        <span>{text.product.name}</span>
        <a href="/docs" className="underline underline-offset-2">
          {text.developers.docs}
        </a>
        <Link href="/sign-in" className="underline underline-offset-2">
          {t.signIn}
        </Link>
      </footer>
    </div>
  );
}

function WayIn({ title, body, children }: { title: string; body: string; children: React.ReactNode }) {
  return (
    <div className="grid content-start gap-2">
      <h2 className="text-20">{title}</h2>
      <p className="max-w-[52ch] text-muted">{body}</p>
      <p>{children}</p>
    </div>
  );
}

function Protections() {
  return (
    <section className="border-t border-hairline py-14">
      <h2 className="pb-6 text-20">{t.protected}</h2>
      <dl className="grid gap-x-12 sm:grid-cols-2">
        {t.protections.map(([what, how]) => (
          <div key={what} className="grid content-start gap-1 border-t border-hairline py-4">
            <dt className="font-strong">{what}</dt>
            <dd className="max-w-[52ch] text-muted">{how}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
