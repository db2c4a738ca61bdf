import Link from "next/link";
import { AuthPage } from "@/features/auth/auth-page";
import { text } from "@/text/en";
import { buttonClass } from "@/ui/button";

export default function NotFound() {
  return (
    <AuthPage title={text.errors.notFoundTitle} lead={text.errors.notFoundText}>
      <Link href="/" className={buttonClass("primary")}>
        {text.errors.goHome}
      </Link>
    </AuthPage>
  );
}
