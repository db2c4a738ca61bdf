import { auth } from "./en/auth";
import { banking } from "./en/banking";
import { common } from "./en/common";
import { developers } from "./en/developers";
import { errors } from "./en/errors";
import { join } from "./en/join";
import { landing } from "./en/landing";
import { members } from "./en/members";
import { notMe } from "./en/not-me";
import { passkeys } from "./en/passkeys";
import { privacy } from "./en/privacy";
import { product } from "./en/product";
import { profile } from "./en/profile";
import { roles } from "./en/roles";
import { secondFactor } from "./en/second-factor";
import { security } from "./en/security";
import { settings } from "./en/settings";
import { shell } from "./en/shell";

/** Everything the web app says, in one place: a file for each part of it. */
export const text = {
  product,
  common,
  errors,
  landing,
  auth,
  roles,
  join,
  shell,
  banking,
  developers,
  members,
  settings,
  secondFactor,
  passkeys,
  notMe,
  security,
  profile,
  privacy,
};
