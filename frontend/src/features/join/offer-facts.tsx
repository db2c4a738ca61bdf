import type { Offer } from "@/api/types";
import { text } from "@/text/en";
import { Moment } from "@/ui/date-text";
import { Facts } from "@/ui/facts";

const t = text.join;

/** What is offered, to whom, and until when. */
export function OfferFacts({ offer }: { offer: Offer }) {
  return (
    <Facts
      facts={[
        [t.facts.role, <RoleInWords key="role" role={offer.role} />],
        [t.facts.email, offer.email],
        [t.facts.until, <Moment key="until" at={offer.expires_at} />],
      ]}
    />
  );
}

function RoleInWords({ role }: { role: Offer["role"] }) {
  return (
    <>
      {text.roles.names[role]}
      <span className="block text-muted">{text.roles.may[role]}</span>
    </>
  );
}
