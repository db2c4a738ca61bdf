import { text } from "@/text/en";
import type { SelectOption } from "@/ui/select";

const LOCALES =
  "en-US en-GB en-AU en-CA en-IE en-IN en-NZ en-ZA cs-CZ da-DK de-AT de-CH de-DE el-GR es-ES es-MX et-EE fi-FI fr-CA " +
  "fr-CH fr-FR hu-HU id-ID it-CH it-IT ja-JP ko-KR lt-LT lv-LV nb-NO nl-BE nl-NL pl-PL pt-BR pt-PT ro-RO sk-SK sl-SI " +
  "sv-SE tr-TR uk-UA vi-VN zh-CN zh-TW";

/** The usual ones, the browser's own, and whatever is chosen already. */
export function localeOptions(chosen: string): SelectOption[] {
  const tags = new Set([...LOCALES.split(" "), navigator.language, chosen]);
  return [...tags]
    .map((tag) => ({ value: tag, label: languageName(tag) }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(["en"], { type: "language", languageDisplay: "standard" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** All that this browser knows; first of them, its own. */
export function timeZoneOptions(chosen: string | null): SelectOption[] {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  // The server takes names of the form area/city, and UTC.
  const zones = new Set(["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone.includes("/"))]);
  if (chosen) zones.add(chosen);
  return [
    { value: "", label: text.profile.ownTimeZone(zoneName(own)) },
    ...[...zones].sort().map((zone) => ({ value: zone, label: zoneName(zone) })),
  ];
}

const zoneName = (zone: string) => zone.replaceAll("_", " ");
