// Reads a page as a browser would submit it, so that curl can:
//   node form.mjs <page.html> <its address> [button=<text>] [field=value …]
// Prints three lines: method, address, encoded body. Picks the form that has the button (by its text), else the first
// one; takes fields as the page has them (hidden, checked, selected) and lays the given values over them.
import { readFileSync } from "node:fs";

const [file, address, ...words] = process.argv.slice(2);
const given = new Map(words.map((word) => [word.slice(0, word.indexOf("=")), word.slice(word.indexOf("=") + 1)]));
const wanted = given.get("button")?.toLowerCase();
given.delete("button");

const plain = (text) =>
  text
    .replace(/&quot;/g, '"').replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
const attributes = (tag) =>
  Object.fromEntries(
    [...tag.matchAll(/([\w-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?/g)]
      .slice(1)
      .map(([, name, value]) => [name.toLowerCase(), value === undefined ? "" : plain(value.replace(/^["']|["']$/g, ""))]),
  );
const buttons = (form) =>
  [...form.matchAll(/<button\b[^>]*>([\s\S]*?)<\/button>/gi)].map(([tag, text]) => ({
    ...attributes(/<button\b[^>]*>/i.exec(tag)[0]),
    text: plain(text.replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ").trim().toLowerCase(),
  }));

const forms = [...readFileSync(file, "utf8").matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/gi)].map(([form]) => form);
const form = forms.find((f) => !wanted || buttons(f).some((b) => b.text.includes(wanted)));
if (!form) {
  console.error(`No form ${wanted ? `with a button "${wanted}" ` : ""}on ${address}`);
  process.exit(1);
}

const fields = new URLSearchParams();
for (const [tag] of form.matchAll(/<input\b[^>]*>/gi)) {
  const { name, value = "on", type = "text", checked } = attributes(tag);
  if (!name || given.has(name) || ["submit", "button", "image"].includes(type)) continue;
  if (["checkbox", "radio"].includes(type) && checked === undefined) continue;
  fields.append(name, type === "text" && value === "on" ? "" : value);
}
for (const [name, value] of given) fields.append(name, value);
const pressed = buttons(form).find((b) => !wanted || b.text.includes(wanted));
if (pressed?.name && !given.has(pressed.name)) fields.append(pressed.name, pressed.value ?? "");

const { action, method } = attributes(/<form\b[^>]*>/i.exec(form)[0]);
console.log((pressed?.formmethod ?? method ?? "get").toUpperCase());
console.log(new URL(pressed?.formaction ?? action ?? "", address).href);
console.log(fields.toString());
