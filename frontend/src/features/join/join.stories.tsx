import type { Meta, StoryObj } from "@storybook/react-vite";
import { AuthPage } from "@/features/auth/auth-page";
import { anOffer } from "@/testing/data";
import { text } from "@/text/en";
import { Button } from "@/ui/button";
import { OfferFacts } from "./offer-facts";

const meta: Meta = { title: "join" };
export default meta;

export const Invitation: StoryObj = {
  render: () => (
    <AuthPage title={text.join.title("Acme")} lead={text.join.lead("Grace (grace@example.com)")}>
      <OfferFacts offer={anOffer()} />
      <Button variant="primary">{text.join.accept}</Button>
    </AuthPage>
  ),
};
export const LongNames: StoryObj = {
  render: () => (
    <OfferFacts
      offer={anOffer({
        role: "developer",
        email: "somebody.with.a.very.long.address.indeed@a-rather-long-domain.example.com",
      })}
    />
  ),
};
